using Fractus.Kernel;
using Fractus.Kernel.DataPlane;
using Fractus.Wire;
using Fractus.Wire.SigV4;

namespace Fractus;

/// <summary>Authenticates requests of data planes with the same checks as those of the APIs.</summary>
internal sealed class DataPlaneAuthentication(Authentication authentication) : IDataPlaneAuthenticator
{
    public Principal? Authenticate(DataPlaneRequest request, string signingName, string region)
    {
        var wire = new WireRequest
        {
            Method = request.Method,
            Path = request.Path,
            Query = request.Query,
            Headers = new Headers(request),
            Body = request.Body,
        };
        if (!SigV4Request.TryParse(wire, out var signature))
        {
            return null;
        }

        if (signature!.Service != signingName || signature.Region != region)
        {
            throw SigV4Exception.Invalid(
                $"Credential should be scoped to a valid region, not '{signature.Region}', and to the service '{signingName}', not '{signature.Service}'.");
        }

        return authentication.Authenticate(wire, signature, request.Connection as IClientConnection);
    }

    private sealed class Headers(DataPlaneRequest request) : IWireHeaders
    {
        public string? Get(string name)
        {
            var values = request.Headers.Where(h => string.Equals(h.Key, name, StringComparison.OrdinalIgnoreCase)).Select(h => h.Value).ToArray();
            return values.Length == 0 ? null : string.Join(',', values);
        }

        public IEnumerable<KeyValuePair<string, string>> All() => request.Headers;
    }
}
