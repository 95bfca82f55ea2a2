using Fractus.ApiGateway.Contract.V2;
using Fractus.Kernel.DataPlane;

namespace Fractus.ApiGateway.Rules.V2.Compiled;

/// <summary>
/// The CORS headers of an HTTP API, which answers preflight requests itself. Source: "Configure CORS for HTTP APIs" of the developer guide.
/// </summary>
internal sealed class CorsPolicy(Cors cors)
{
    private const string Prefix = "access-control-";

    public static bool IsPreflight(DataPlaneRequest request) => request.Method == "OPTIONS"
        && request.Header("Origin") is not null && request.Header("Access-Control-Request-Method") is not null;

    /// <summary>What a preflight request is answered; nothing of CORS where its origin may not.</summary>
    public List<KeyValuePair<string, string>> Preflight(string origin)
    {
        var headers = Simple(origin);
        if (headers.Count > 0)
        {
            Add(headers, "allow-methods", cors.AllowMethods);
            Add(headers, "allow-headers", cors.AllowHeaders);
            if (cors.MaxAge is > 0)
            {
                headers.Add(new(Prefix + "max-age", cors.MaxAge.Value.ToString(System.Globalization.CultureInfo.InvariantCulture)));
            }
        }

        return headers;
    }

    /// <summary>What an answer gets. The integration's own CORS headers are taken away: the configuration alone counts.</summary>
    public List<KeyValuePair<string, string>> Apply(string? origin, IReadOnlyList<KeyValuePair<string, string>> headers)
    {
        var kept = headers.Where(h => !h.Key.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)).ToList();
        if (origin is not null)
        {
            var own = Simple(origin);
            kept.AddRange(own);
            if (own.Count > 0)
            {
                Add(kept, "expose-headers", cors.ExposeHeaders);
            }
        }

        return kept;
    }

    private List<KeyValuePair<string, string>> Simple(string origin)
    {
        var headers = new List<KeyValuePair<string, string>>();
        if (cors.AllowOrigins?.Contains("*") == true)
        {
            headers.Add(new(Prefix + "allow-origin", "*"));
        }
        else if (cors.AllowOrigins?.Any(allowed => Matches(allowed, origin)) == true)
        {
            headers.Add(new(Prefix + "allow-origin", origin));
            headers.Add(new("vary", "Origin"));
        }

        if (headers.Count > 0 && cors.AllowCredentials == true)
        {
            headers.Add(new(Prefix + "allow-credentials", "true"));
        }

        return headers;
    }

    private static bool Matches(string allowed, string origin)
    {
        var star = allowed.IndexOf('*', StringComparison.Ordinal);
        return star < 0
            ? allowed.Equals(origin, StringComparison.OrdinalIgnoreCase)
            : origin.Length >= allowed.Length - 1 && origin.StartsWith(allowed[..star], StringComparison.OrdinalIgnoreCase)
                && origin.EndsWith(allowed[(star + 1)..], StringComparison.OrdinalIgnoreCase);
    }

    private static void Add(List<KeyValuePair<string, string>> headers, string name, IReadOnlyList<string>? values)
    {
        if (values is { Count: > 0 })
        {
            headers.Add(new(Prefix + name, string.Join(',', values)));
        }
    }
}
