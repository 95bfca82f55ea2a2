using Fractus.ApiGateway.Contract;

namespace Fractus.ApiGateway.Rules.Patches;

/// <summary>UpdateMethodResponse and UpdateIntegrationResponse, with the words recorded of the real service.</summary>
internal static class ResponsePatches
{
    public static MethodResponse Apply(MethodResponse response, IReadOnlyList<Model> models, IReadOnlyList<PatchOperation>? operations)
    {
        foreach (var patch in Patch.Of(operations))
        {
            response = patch.Segments switch
            {
                ["responseParameters", var name] => response with
                {
                    ResponseParameters = patch.Apply(Existing(response.ResponseParameters, name, patch, Parameter), _ => patch.Flag()),
                },
                ["responseModels", var type] => response with
                {
                    ResponseModels = patch.Apply(
                        Existing(response.ResponseModels, type, patch, ContentType), value => value ?? throw patch.InvalidPath()),
                },
                _ => throw patch.InvalidPath(),
            };
        }

        MethodRules.CheckResponse(response, models);
        return response;
    }

    public static IntegrationResponse Apply(IntegrationResponse response, MethodResponse? declared, IReadOnlyList<PatchOperation>? operations)
    {
        foreach (var patch in Patch.Of(operations))
        {
            response = patch.Segments switch
            {
                ["responseParameters", var name] => response with
                {
                    ResponseParameters = patch.Apply(
                        Existing(response.ResponseParameters, name, patch, Parameter), value => value ?? throw patch.InvalidPath()),
                },
                ["responseTemplates", var type] => response with
                {
                    ResponseTemplates = patch.Apply(
                        Existing(response.ResponseTemplates, type, patch, ContentType), value => string.IsNullOrEmpty(value) ? null : value),
                },
                ["selectionPattern"] => response with { SelectionPattern = Text(patch) },
                ["contentHandling"] => response with { ContentHandling = Text(patch) },
                _ => throw patch.InvalidPath(),
            };
        }

        IntegrationRules.CheckResponse(response, declared);
        return response;
    }

    private static NotFoundException Parameter() => new("Invalid parameter name specified");

    private static NotFoundException ContentType() => new("Content-Type specified was not found");

    private static IReadOnlyDictionary<string, T>? Existing<T>(
        IReadOnlyDictionary<string, T>? map, string name, Patch patch, Func<NotFoundException> missing) =>
        patch.Op == Op.Add || map?.ContainsKey(name) == true ? map : throw missing();

    private static string? Text(Patch patch) => patch.Op switch
    {
        Op.Remove => null,
        Op.Add or Op.Replace => string.IsNullOrEmpty(patch.Value) ? null : patch.Value,
        _ => throw new BadRequestException("Invalid patch operation specified. Must be 'add'|'remove'|'replace'"),
    };
}
