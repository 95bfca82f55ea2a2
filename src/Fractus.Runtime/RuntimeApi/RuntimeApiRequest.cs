namespace Fractus.Runtime.RuntimeApi;

/// <summary>A request without its body.</summary>
internal readonly record struct RuntimeApiRequest(
    RuntimeApiOperation Operation,
    string RequestId,
    long ContentLength,
    bool IsChunked,
    bool ExpectsContinue,
    bool ClosesConnection,
    string? ErrorType,
    string? ResponseMode,
    string? ContentType)
{
    internal string? ExtensionName { get; init; }

    internal string? ExtensionId { get; init; }

    internal string? ExtensionErrorType { get; init; }

    /// <summary>The call whose event was there ahead of its turn, and which the runtime begins with this answer; null for none.</summary>
    internal string? BegunRequestId { get; init; }

    /// <summary>What an extension understands, by commas.</summary>
    internal string? AcceptFeature { get; init; }
}

/// <summary>What was sent with a request.</summary>
/// <param name="Body">Null where it was over the limit; empty where it went to a <see cref="ResponseStream"/>.</param>
/// <param name="Length">Of the body, in bytes, wherever it went.</param>
/// <param name="ErrorType">From the trailers: the function failed while it answered.</param>
/// <param name="ErrorBody">Likewise.</param>
internal readonly record struct RuntimeApiBody(byte[]? Body, long Length, string? ErrorType = null, byte[]? ErrorBody = null);
