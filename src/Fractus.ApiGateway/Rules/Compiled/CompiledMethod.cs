using Fractus.ApiGateway.Contract;

namespace Fractus.ApiGateway.Rules.Compiled;

/// <summary>A method with its integration, parsed.</summary>
internal sealed record CompiledMethod(string ResourceId, string ResourcePath, bool RequiresIam, CompiledIntegration Integration)
{
    public static CompiledMethod Compile(Resource resource, Method method, IReadOnlyDictionary<string, string>? stageVariables) => new(
        resource.Id!,
        resource.Path!,
        method.AuthorizationType == MethodRules.IamAuthorization,
        CompiledIntegration.Compile(method.MethodIntegration!, stageVariables));
}
