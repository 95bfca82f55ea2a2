using Fractus.ApiGateway.Storage.V2;

namespace Fractus.ApiGateway.Rules.V2;

/// <summary>What can be deployed.</summary>
internal static class DeploymentRules
{
    /// <returns>Why the API cannot be deployed; null where it can.</returns>
    public static string? Fault(ApiContent content) =>
        content.Routes.Count == 0 ? "Unable to deploy API because no routes exist in this API" : null;

    public static string Succeeded(string deploymentId) => $"Successfully deployed stage with deployment ID '{deploymentId}'";
}
