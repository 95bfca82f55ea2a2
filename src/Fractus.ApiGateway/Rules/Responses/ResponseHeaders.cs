namespace Fractus.ApiGateway.Rules.Responses;

/// <summary>
/// Headers of an answer that are the gateway's own to set: what an integration gives under their names is renamed or dropped. Source:
/// "Important notes" on REST APIs in the developer guide, and answers recorded of the real service.
/// </summary>
internal static class ResponseHeaders
{
    private static readonly HashSet<string> s_remapped = new(StringComparer.OrdinalIgnoreCase)
    {
        "Authorization", "Connection", "Content-Length", "Content-MD5", "Date", "Expect", "Host", "Max-Forwards", "Proxy-Authenticate",
        "Server", "Trailer", "Upgrade", "User-Agent", "WWW-Authenticate", "x-amzn-RequestId",
    };

    /// <summary>Also leaves out what cannot be sent: names that are no tokens, and line breaks in values.</summary>
    public static List<KeyValuePair<string, string>> Sendable(IEnumerable<KeyValuePair<string, string>> headers)
    {
        var kept = new List<KeyValuePair<string, string>>();
        foreach (var (name, value) in headers)
        {
            if (!IsToken(name) || name.Equals("Transfer-Encoding", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            kept.Add(new(s_remapped.Contains(name) ? "x-amzn-Remapped-" + name : name, Printable(value)));
        }

        return kept;
    }

    private static bool IsToken(string name) =>
        name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-.^_`|~".Contains(c, StringComparison.Ordinal));

    private static string Printable(string value) => value.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0
        ? value
        : string.Concat(value.Select(c => c is '\r' or '\n' or '\0' ? ' ' : c)).Trim();
}
