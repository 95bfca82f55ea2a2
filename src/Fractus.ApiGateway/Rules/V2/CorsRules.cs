using Fractus.ApiGateway.Contract.V2;

namespace Fractus.ApiGateway.Rules.V2;

/// <summary>What the CORS configuration of an HTTP API may be. Source: "Configure CORS for HTTP APIs" of the developer guide.</summary>
internal static class CorsRules
{
    private static readonly string[] s_methods = ["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "*"];

    /// <exception cref="Contract.BadRequestException">It is not valid.</exception>
    public static void Check(Cors? cors)
    {
        if (cors is null)
        {
            return;
        }

        foreach (var origin in cors.AllowOrigins ?? [])
        {
            if (origin != "*" && !IsOrigin(origin))
            {
                throw Refusal.BadRequest($"Invalid format for origin {origin}. Origin should be in the form scheme://host[:port]");
            }
        }

        if (cors.AllowMethods?.FirstOrDefault(m => !s_methods.Contains(m)) is { } method)
        {
            throw Refusal.BadRequest($"Invalid HTTP method in allowMethods: {method}");
        }

        if (cors.AllowCredentials == true && cors.AllowOrigins?.Contains("*") == true)
        {
            throw Refusal.BadRequest("allowCredentials is not supported with a wildcard in allowOrigins");
        }
    }

    // A scheme and a host; wildcards as in https://* stand for any host.
    private static bool IsOrigin(string origin)
    {
        var mark = origin.IndexOf("://", StringComparison.Ordinal);
        return mark > 0 && origin.Length > mark + 3 && !origin.AsSpan(mark + 3).ContainsAny('/', ' ', '?');
    }
}
