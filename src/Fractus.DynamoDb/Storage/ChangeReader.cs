using Fractus.DynamoDb.Rules.Streams;
using Fractus.Store;

namespace Fractus.DynamoDb.Storage;

/// <summary>Records of a shard in their order.</summary>
/// <param name="Changes">Those that were read.</param>
/// <param name="Next">Behind which to read on; null at the end of a closed shard.</param>
internal sealed record StreamPage(List<StreamChange> Changes, SequenceNumber? Next);

/// <summary>Reads streams.</summary>
internal static class ChangeReader
{
    public const int MaxChanges = 1000;

    private const long MaxBytes = 1024 * 1024;

    /// <param name="transaction">Where it is read.</param>
    /// <param name="stream">As it is there.</param>
    /// <param name="shard">One of the stream's.</param>
    /// <param name="after">The records behind this place.</param>
    /// <param name="limit">At most so many, and at most 1 MB, but one at least.</param>
    public static StreamPage Read(
        IReadTransaction transaction, StoredStream stream, StoredShard shard, SequenceNumber after, int limit = MaxChanges)
    {
        var changes = KeySpace.Changes(stream.Number);
        var end = shard.EndVersion is { } version ? changes.Key(new Versionstamp(version)) : changes.Range().End;
        var range = new KeyRange(changes.Key(new Versionstamp(shard.FirstVersion)), end)
            .StartingAfter(changes.Key(new Versionstamp(after.Version), after.Ordinal));
        var read = new List<StreamChange>();
        long bytes = 0;
        foreach (var stored in transaction.Range(range, limit: limit + 1))
        {
            var change = ChangeLog.Read(changes, stored);
            bytes += change.Size;
            if (read.Count == limit || (bytes > MaxBytes && read.Count > 0))
            {
                return new StreamPage(read, read[^1].SequenceNumber);
            }

            read.Add(change);
        }

        var last = read.Count > 0 ? read[^1].SequenceNumber : after;
        return new StreamPage(read, shard.EndVersion is null ? last : null);
    }
}
