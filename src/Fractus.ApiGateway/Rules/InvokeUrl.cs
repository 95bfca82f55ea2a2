using System.Net;
using Fractus.Kernel;

namespace Fractus.ApiGateway.Rules;

/// <summary>Where a stage is reached.</summary>
internal static class InvokeUrl
{
    /// <param name="endpoint">Where the server listens; null where that is not known, which means the real service's names.</param>
    /// <param name="apiId">The API.</param>
    /// <param name="stageName">Its stage.</param>
    /// <param name="region">Its region.</param>
    public static string Of(ServerEndpoint? endpoint, string apiId, string stageName, string region)
    {
        if (endpoint is null)
        {
            return $"https://{apiId}.execute-api.{region}.amazonaws.com/{stageName}";
        }

        // Names below localhost lead to this machine everywhere; other machines reach the server by its own name only.
        var isLocal = endpoint.Host == "localhost" || (IPAddress.TryParse(endpoint.Host, out var address) && IPAddress.IsLoopback(address));
        return isLocal
            ? $"{endpoint.Scheme}://{apiId}.execute-api.localhost:{endpoint.Port}/{stageName}"
            : $"{endpoint.Scheme}://{endpoint.Host}:{endpoint.Port}/_aws/execute-api/{apiId}/{stageName}";
    }
}
