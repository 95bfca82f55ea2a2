using System.Net;

namespace Fractus.Http;

/// <summary>
/// Keeps web pages out of a server that trusts unknown keys: any page that a person visits could send it requests from
/// their browser, directly, which the Origin header tells, or by pointing a name of its own at 127.0.0.1, which the Host header tells.
/// </summary>
/// <param name="trustsUnknownKeys">Whether requests need no key that the cloud knows.</param>
internal sealed class BrowserGuard(bool trustsUnknownKeys)
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
        return origin.Length > 0 && !(Uri.TryCreate(origin, UriKind.Absolute, out var uri) && IsLocalName(uri.Host));
    }

    private static bool IsLocalName(string host) =>
        host is "localhost" or ""
        || host.EndsWith(".localhost", StringComparison.Ordinal)
        // A public name that resolves to 127.0.0.1, which tools made for LocalStack use.
        || host.EndsWith("localhost.localstack.cloud", StringComparison.Ordinal)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
