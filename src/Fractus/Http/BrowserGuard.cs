using System.Net;
using Fractus.Kernel.DataPlane;

namespace Fractus.Http;

/// <summary>
/// Keeps web pages out of a server that trusts unknown keys: any page that a person visits could send it requests from
/// their browser, directly, which the Origin header tells, or by pointing a name of its own at 127.0.0.1, which the Host header tells. Pages that
/// this server itself serves below a name of an API or the like are other people's pages too.
/// </summary>
/// <param name="trustsUnknownKeys">Whether requests need no key that the cloud knows.</param>
/// <param name="dataPlanes">Whose host names serve people's own pages.</param>
internal sealed class BrowserGuard(bool trustsUnknownKeys, IReadOnlyList<IDataPlane> dataPlanes)
{
    public bool Refuses(HttpExchange exchange)
    {
        if (!trustsUnknownKeys)
        {
            return false;
        }

        if (!IsLocalName(exchange.Host))
        {
            return true;
        }

        var origin = exchange.RequestHeaders.Origin.ToString();
        return origin.Length > 0 ? !IsLocalOrigin(origin, exchange) : IsForged(exchange);
    }

    private bool IsLocalOrigin(string origin, HttpExchange exchange)
    {
        if (!Uri.TryCreate(origin, UriKind.Absolute, out var uri) || !IsLocalName(uri.Host))
        {
            return false;
        }

        // A page below another name of this server is an API's, a bucket's or a function's.
        var isElsewhere = uri.Port != exchange.Own?.Port;
        return (IsOwnName(uri.Host) || isElsewhere) && !dataPlanes.Any(plane => plane.Owns(uri.Host, "/"));
    }

    // An image or a link of another site sends no Origin. A request that says what to do, and by which key, in its query string needs none.
    private static bool IsForged(HttpExchange exchange) =>
        exchange.RequestHeaders["Sec-Fetch-Site"] == "cross-site"
        && (exchange.Request.Query.Contains("X-Amz-", StringComparison.OrdinalIgnoreCase) || exchange.Request.Query.Contains("Action=", StringComparison.Ordinal));

    private static bool IsLocalName(string host) =>
        IsOwnName(host)
        || host.EndsWith(".localhost", StringComparison.Ordinal)
        || host.EndsWith(".localhost.localstack.cloud", StringComparison.Ordinal);

    private static bool IsOwnName(string host) =>
        // The second is a public name that resolves to 127.0.0.1, which tools made for LocalStack use.
        host is "localhost" or "localhost.localstack.cloud" or ""
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
