using Fractus.Kernel.DataPlane;
using Microsoft.AspNetCore.Http;

namespace Fractus.Http;

/// <summary>
/// Keeps people's pages out of the server's own origin. An API or a function that is called by path, not by a host name of its own, shares its
/// origin with the console: what it answers to a browser's navigation could run script with the rights of whoever uses the console. The browser
/// gives such a page an origin of its own instead. Programs, and pages that fetch, see no difference.
/// </summary>
internal static class PageSandbox
{
    private const string Policy = "sandbox allow-scripts allow-forms allow-popups allow-downloads";

    public static void Apply(IDataPlane plane, HttpExchange exchange, IHeaderDictionary headers)
    {
        // A plane that owns every path of the host is there by a name of its own.
        if (!plane.HasOwnPages && IsPage(exchange.RequestHeaders) && !plane.Owns(exchange.Host, "/"))
        {
            // Beside a policy of the page's own, whose limits stay.
            headers.Append("Content-Security-Policy", Policy);
        }
    }

    // What loads a document says so; older browsers can only be told by what they accept.
    private static bool IsPage(IHeaderDictionary request) => request["Sec-Fetch-Dest"].ToString() switch
    {
        "document" or "iframe" or "frame" or "embed" or "object" or "fencedframe" => true,
        "" => request.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
            || request.Accept.ToString().Contains("application/xhtml+xml", StringComparison.OrdinalIgnoreCase),
        _ => false,
    };
}
