using System.Text.RegularExpressions;
using Fractus.ApiGateway.Contract;

namespace Fractus.ApiGateway.Rules.Patches;

/// <summary>UpdateGatewayResponse, with the words recorded of the real service.</summary>
internal static partial class GatewayResponsePatch
{
    public static GatewayResponseSetting Apply(GatewayResponseSetting setting, IReadOnlyList<PatchOperation>? operations)
    {
        foreach (var patch in Patch.Of(operations))
        {
            setting = Apply(setting, patch);
        }

        GatewayResponseRules.Check(setting);
        return setting with { DefaultResponse = false };
    }

    private static GatewayResponseSetting Apply(GatewayResponseSetting setting, Patch patch) => patch.Segments switch
    {
        ["statusCode"] when patch.Op == Op.Replace => setting with { StatusCode = Status(patch.Value) },
        ["responseParameters", _] => setting with
        {
            ResponseParameters = patch.Apply(Existing(setting.ResponseParameters!, patch), Value(patch, "responseParameters"), mayBeNull: false),
        },
        ["responseTemplates", _] => setting with
        {
            ResponseTemplates = patch.Apply(Existing(setting.ResponseTemplates!, patch), Value(patch, "responseTemplates"), mayBeNull: false),
        },
        _ => throw patch.InvalidPath(),
    };

    private static IReadOnlyDictionary<string, string> Existing(IReadOnlyDictionary<string, string> map, Patch patch) =>
        patch.Op == Op.Add || map.ContainsKey(patch.Segments[1]) ? map : throw new NotFoundException("Invalid parameter name specified");

    private static Func<string?, string> Value(Patch patch, string property) => value =>
        string.IsNullOrEmpty(value) ? throw new BadRequestException($"Invalid null or empty value in {property}") : value;

    private static string Status(string? value) =>
        value is not null && StatusCode().IsMatch(value) ? value : throw new BadRequestException($"Invalid status code specified: {value}");

    [GeneratedRegex(@"\A[1-5]\d\d\z", RegexOptions.CultureInvariant)]
    private static partial Regex StatusCode();
}
