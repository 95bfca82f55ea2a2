using System.Globalization;
using Fractus.Kernel.DataPlane;
using Fractus.Lambda.Contract;

namespace Fractus.Lambda.FunctionUrls;

/// <summary>
/// Cross-origin resource sharing as a function's URL is configured for it. Where it is, it answers preflights itself and its headers
/// stand in place of the function's. Source: "Cross-origin resource sharing (CORS)" in the developer guide.
/// </summary>
internal static class FunctionUrlCors
{
    private const string Prefix = "Access-Control-";

    /// <returns>Null where the request is the function's to answer.</returns>
    public static DataPlaneResponse? Preflight(Cors? cors, DataPlaneRequest request)
    {
        if (cors is null || request.Method != "OPTIONS" || request.Header("Access-Control-Request-Method") is null)
        {
            return null;
        }

        var headers = new List<KeyValuePair<string, string>>();
        if (AllowedOrigin(cors, request) is { } origin)
        {
            AddShared(headers, cors, origin);
            Add(headers, "Access-Control-Allow-Methods", cors.AllowMethods);
            Add(headers, "Access-Control-Allow-Headers", cors.AllowHeaders);
            if (cors.MaxAge is { } seconds)
            {
                headers.Add(new("Access-Control-Max-Age", seconds.ToString(CultureInfo.InvariantCulture)));
            }
        }

        return new DataPlaneResponse(200, headers, default);
    }

    /// <summary>Puts the URL's headers in place of the function's.</summary>
    public static void Apply(Cors? cors, DataPlaneRequest request, List<KeyValuePair<string, string>> headers)
    {
        if (cors is null)
        {
            return;
        }

        headers.RemoveAll(header => header.Key.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase));
        if (AllowedOrigin(cors, request) is { } origin)
        {
            AddShared(headers, cors, origin);
            Add(headers, "Access-Control-Expose-Headers", cors.ExposeHeaders);
        }
    }

    private static void AddShared(List<KeyValuePair<string, string>> headers, Cors cors, string origin)
    {
        headers.Add(new("Access-Control-Allow-Origin", origin));
        headers.Add(new("Vary", "Origin"));
        if (cors.AllowCredentials == true)
        {
            headers.Add(new("Access-Control-Allow-Credentials", "true"));
        }
    }

    private static void Add(List<KeyValuePair<string, string>> headers, string name, IReadOnlyList<string>? values)
    {
        if (values is { Count: > 0 })
        {
            headers.Add(new(name, string.Join(',', values)));
        }
    }

    private static string? AllowedOrigin(Cors cors, DataPlaneRequest request) =>
        request.Header("Origin") is { } origin && cors.AllowOrigins is { } allowed
        && (allowed.Contains("*") || allowed.Contains(origin, StringComparer.OrdinalIgnoreCase))
            ? origin
            : null;
}
