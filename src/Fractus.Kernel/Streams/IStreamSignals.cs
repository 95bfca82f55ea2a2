namespace Fractus.Kernel.Streams;

/// <summary>
/// A service with streams of records, as a reader inside the cloud needs it beside the service's operations: those give the records, and
/// this says when there are more, so that nobody polls.
/// </summary>
public interface IStreamSignals
{
    /// <summary>The service's name in an ARN, such as <c>dynamodb</c>.</summary>
    string ArnService { get; }

    /// <summary>The place behind all that the stream has now, as a sequence number; null where there is no such stream.</summary>
    string? FindEnd(string streamArn);

    /// <summary>
    /// Calls <paramref name="changed"/> after each commit that added to the stream or changed its shards, before its writer hears of it. It
    /// must be short and must not throw. A stream that is not there never changes.
    /// </summary>
    /// <returns>Dispose it to hear no more.</returns>
    IDisposable Subscribe(string streamArn, Action changed);
}
