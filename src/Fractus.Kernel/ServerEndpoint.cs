namespace Fractus.Kernel;

/// <summary>Where this server is reached, for the services that must tell callers or functions a URL.</summary>
/// <param name="Scheme">http or https.</param>
/// <param name="Host">The address that it listens on.</param>
/// <param name="Port">The port.</param>
public sealed record ServerEndpoint(string Scheme, string Host, int Port)
{
    /// <summary>For callers on this machine.</summary>
    public string Url => $"{Scheme}://{InUrl(Host is "0.0.0.0" or "::" ? "127.0.0.1" : Host)}:{Port}";

    /// <summary>What functions get as <c>AWS_ENDPOINT_URL</c>.</summary>
    public string UrlForFunctions => HostForFunctions is null ? Url : $"{Scheme}://{HostForFunctions}:{Port}";

    /// <summary>Where functions have networks of their own: the address that the cloud has there.</summary>
    public string? HostForFunctions { get; init; }

    /// <summary>A host as URLs have it: an IPv6 address stands in brackets.</summary>
    public static string InUrl(string host) => host.Contains(':', StringComparison.Ordinal) && host[0] != '[' ? $"[{host}]" : host;
}
