namespace Fractus.Lambda.EventSources;

/// <summary>
/// A source whose records stand in shards, in an order that holds for each, and are kept after they were read: DynamoDB's streams now,
/// Kinesis's by the same engine. It is read as the function's role; what that may not do is thrown as the source's error.
/// </summary>
internal interface IStreamSource
{
    /// <summary>All shards that the stream still has.</summary>
    ValueTask<IReadOnlyList<SourceShard>> ShardsAsync(CancellationToken cancellation);

    /// <summary>A place to read from.</summary>
    /// <param name="shardId">In which shard.</param>
    /// <param name="after">Behind the record with this sequence number; null for the shard's beginning.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="RecordsTrimmedException">That place is no longer kept.</exception>
    ValueTask<string> OpenAsync(string shardId, string? after, CancellationToken cancellation);

    /// <param name="place">As opened, or as the page before gave it.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="PlaceExpiredException">The place must be opened anew.</exception>
    /// <exception cref="RecordsTrimmedException">What comes there is no longer kept.</exception>
    ValueTask<SourcePage> ReadAsync(string place, CancellationToken cancellation);

    /// <summary>Calls back after each change; dispose the result to hear no more.</summary>
    IDisposable Subscribe(Action changed);

    /// <summary>What names a batch in the record of its failure: the member's name and its own members, <c>DDBStreamBatchInfo</c>.</summary>
    string BatchInfoName { get; }
}

/// <param name="Id">Such as <c>shardId-…</c>.</param>
/// <param name="ParentId">To be read first, where it is still there.</param>
/// <param name="Start">The first sequence number that it may have.</param>
/// <param name="End">The last one, of a shard that is closed.</param>
internal sealed record SourceShard(string Id, string? ParentId, string Start, string? End);

/// <param name="Records">In their order.</param>
/// <param name="Next">Where to read on; null at the end of a closed shard.</param>
internal sealed record SourcePage(IReadOnlyList<SourceRecord> Records, string? Next);

/// <param name="SequenceNumber">Its place in the shard.</param>
/// <param name="Key">Records with equal keys keep their order when others are processed beside them.</param>
/// <param name="ArrivedAt">When it came to the source.</param>
/// <param name="Json">As the function gets it.</param>
internal sealed record SourceRecord(string SequenceNumber, ulong Key, DateTimeOffset ArrivedAt, ReadOnlyMemory<byte> Json);

internal sealed class RecordsTrimmedException() : Exception("The records are no longer kept.");

internal sealed class PlaceExpiredException() : Exception("The place was opened too long ago.");
