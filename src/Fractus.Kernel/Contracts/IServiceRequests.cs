namespace Fractus.Kernel.Contracts;

/// <summary>
/// The way to operations that are named only when a request comes, such as those behind the methods of an API: a request in a service's own
/// protocol, which enters the pipeline at <em>decode</em> as whom the caller already knows it to be.
/// </summary>
public interface IServiceRequests
{
    /// <summary>Errors of the service come back as its own answers.</summary>
    ValueTask<ServiceAnswer> SendAsync(ServiceRequest request, InternalCall call, CancellationToken cancellation);
}

/// <summary>A request to a service of the cloud.</summary>
public sealed record ServiceRequest
{
    /// <summary>By the name in endpoints and signatures, such as <c>dynamodb</c>.</summary>
    public required string Service { get; init; }

    /// <summary>The operation, for services whose protocol names it; null where path and method say it.</summary>
    public string? Action { get; init; }

    public required string Method { get; init; }

    /// <summary>With its slash; percent-encoded.</summary>
    public string Path { get; init; } = "/";

    /// <summary>Without its question mark; percent-encoded.</summary>
    public string Query { get; init; } = "";

    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    public required ReadOnlyMemory<byte> Body { get; init; }
}

/// <summary>What a service answered.</summary>
public sealed record ServiceAnswer(int Status, IReadOnlyList<KeyValuePair<string, string>> Headers, ReadOnlyMemory<byte> Body);
