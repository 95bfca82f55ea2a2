namespace Fractus.ApiGateway.Rules.Requests;

/// <summary>
/// Headers that REST APIs do not hand on. Source: "Important notes" on REST APIs in the developer guide, and requests recorded of the real service.
/// </summary>
internal static class DroppedHeaders
{
    private static readonly HashSet<string> s_ofClients = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection", "Content-Length", "Content-MD5", "Expect", "Max-Forwards", "Proxy-Authenticate", "Server", "TE", "Trailer",
        "Transfer-Encoding", "Upgrade", "WWW-Authenticate",
    };

    private static readonly HashSet<string> s_toEndpoints = new(StringComparer.OrdinalIgnoreCase) { "Connection", "Expect", "Proxy-Authenticate", "TE", "Via" };

    /// <summary>Whether an HTTP endpoint gets it only where a mapping gives it: what a client sent under the name is not handed on with the rest.</summary>
    public static bool OfProxies(string name) => name.Equals("Content-Encoding", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether neither templates nor integrations see it.</summary>
    public static bool OfClients(string name) => s_ofClients.Contains(name);

    /// <summary>Whether an HTTP endpoint never gets it, though a mapping gives it.</summary>
    public static bool ToEndpoints(string name) => s_toEndpoints.Contains(name);
}
