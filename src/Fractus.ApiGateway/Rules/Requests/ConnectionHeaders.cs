namespace Fractus.ApiGateway.Rules.Requests;

/// <summary>Headers that concern one connection only, or are set anew for each.</summary>
internal static class ConnectionHeaders
{
    private static readonly HashSet<string> s_names = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection", "Content-Length", "Expect", "Host", "Keep-Alive", "Proxy-Authenticate", "Proxy-Authorization", "Proxy-Connection", "TE",
        "Trailer", "Transfer-Encoding", "Upgrade",
    };

    public static bool Contains(string name) => s_names.Contains(name);

    /// <summary>The others.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Without(IEnumerable<KeyValuePair<string, string>> headers) =>
        headers.Where(header => !Contains(header.Key));
}
