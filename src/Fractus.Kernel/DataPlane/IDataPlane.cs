namespace Fractus.Kernel.DataPlane;

/// <summary>
/// Traffic that is not an API of the cloud but a person's own: the invoke URLs of APIs, function URLs, websites. The owning service
/// answers it as a plain HTTP exchange, without knowing the server.
/// </summary>
public interface IDataPlane
{
    /// <summary>Whether a request is this plane's, by its host name or by the path forms that existing tools use.</summary>
    /// <param name="host">Without the port, in lower case.</param>
    /// <param name="path">As sent: percent-encoding kept.</param>
    bool Owns(string host, string path);

    /// <summary>
    /// Whether its pages are the server's own. Others' pages, where they are served by path beside the console, get no part in the server's
    /// origin.
    /// </summary>
    bool HasOwnPages => false;

    ValueTask<DataPlaneResponse> HandleAsync(DataPlaneRequest request, CancellationToken cancellation);
}

/// <summary>A request as it came.</summary>
public sealed record DataPlaneRequest
{
    public required string Method { get; init; }

    /// <summary>http or https.</summary>
    public required string Scheme { get; init; }

    /// <summary>The Host header, with its port.</summary>
    public required string Host { get; init; }

    /// <summary>As sent: percent-encoding kept.</summary>
    public required string Path { get; init; }

    /// <summary>As sent, without its question mark.</summary>
    public required string Query { get; init; }

    /// <summary>Every header in the order sent; a name may come several times.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; }

    public required ReadOnlyMemory<byte> Body { get; init; }

    public required string SourceIp { get; init; }

    /// <summary>By what the server knows the connection; it means something to the server only.</summary>
    public object? Connection { get; init; }

    /// <summary>Such as HTTP/1.1.</summary>
    public required string Protocol { get; init; }

    public string? Header(string name)
    {
        foreach (var (key, value) in Headers)
        {
            if (string.Equals(key, name, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        return null;
    }
}

/// <summary>What goes back.</summary>
public sealed record DataPlaneResponse(int Status, IReadOnlyList<KeyValuePair<string, string>> Headers, ReadOnlyMemory<byte> Body)
{
    /// <summary>
    /// In place of the body where it is still coming to be: each part is sent at once. Where it throws, the connection is cut, so that
    /// nobody takes what came for the whole.
    /// </summary>
    public IAsyncEnumerable<ReadOnlyMemory<byte>>? Parts { get; init; }
}
