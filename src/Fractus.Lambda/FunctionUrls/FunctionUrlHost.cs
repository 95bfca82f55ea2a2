namespace Fractus.Lambda.FunctionUrls;

/// <summary>The host names of function URLs: <c>{id}.lambda-url.{region}.…</c>.</summary>
internal static class FunctionUrlHost
{
    public const string Mark = ".lambda-url.";

    public static bool Owns(string host) => host.IndexOf(Mark, StringComparison.OrdinalIgnoreCase) > 0;

    /// <param name="host">With or without its port.</param>
    /// <returns>In lower case, as host names do not tell the cases apart.</returns>
    public static (string UrlId, string Region) Parse(string host)
    {
        host = host.ToLowerInvariant();
        var mark = host.IndexOf(Mark, StringComparison.Ordinal);
        return (host[..mark], host[(mark + Mark.Length)..].Split('.', ':')[0]);
    }
}
