using Fractus.ApiGateway.Contract;

namespace Fractus.ApiGateway.Rules;

/// <summary>What can be deployed, and what is told of a deployment.</summary>
internal static class DeploymentRules
{
    /// <exception cref="BadRequestException">There is nothing to deploy, or a method leads nowhere.</exception>
    public static void Check(IReadOnlyList<Resource> resources)
    {
        var methods = resources.SelectMany(r => r.ResourceMethods?.Values ?? []).ToList();
        if (methods.Count == 0)
        {
            throw new BadRequestException("The REST API doesn't contain any methods");
        }

        if (methods.Any(m => m.MethodIntegration is null))
        {
            throw new BadRequestException("No integration defined for method");
        }
    }

    /// <summary>By path, then by method, who may call it: what <c>embed=apisummary</c> asks for.</summary>
    public static Dictionary<string, IReadOnlyDictionary<string, MethodSnapshot>> Summary(IReadOnlyList<Resource> resources) =>
        resources.Where(r => r.ResourceMethods is { Count: > 0 }).ToDictionary(
            r => r.Path!,
            IReadOnlyDictionary<string, MethodSnapshot> (r) => r.ResourceMethods!.ToDictionary(
                m => m.Key,
                m => new MethodSnapshot { AuthorizationType = m.Value.AuthorizationType, ApiKeyRequired = m.Value.ApiKeyRequired }));
}
