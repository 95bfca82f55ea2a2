using Fractus.DynamoDb.Contract;
using Fractus.Store;

namespace Fractus.DynamoDb.Storage;

/// <summary>The sizes of item collections: of all items of one partition key, with their entries in local indexes.</summary>
internal static class ItemCollections
{
    private const double Gigabyte = 1024.0 * 1024 * 1024;

    /// <summary>What <c>ReturnItemCollectionMetrics</c> asks; only tables with local indexes have item collections.</summary>
    /// <param name="store">Where the collection is measured: asked for, it costs reading it.</param>
    /// <param name="result">The write.</param>
    /// <param name="wanted">SIZE or NONE.</param>
    public static ItemCollectionMetrics? Measure(IStore store, MutationResult result, string? wanted)
    {
        var table = result.Table;
        var item = result.New ?? result.Old;
        if (wanted != ReturnItemCollectionMetrics.Size || item is null || Array.TrueForAll(table.Indexes, index => index.Record.IsGlobal)
            || !item.TryGet(table.Keys.Hash.Utf8Name, out var hash))
        {
            return null;
        }

        using var snapshot = store.OpenSnapshot();
        var bytes = Measure(snapshot, table.ItemPrefix, hash);
        foreach (var index in table.Indexes)
        {
            bytes += index.Record.IsGlobal ? 0 : Measure(snapshot, index.EntryPrefix, hash);
        }

        var lower = Math.Floor(bytes / Gigabyte);
        return new ItemCollectionMetrics
        {
            ItemCollectionKey = AttributeMap.Of((table.Keys.Hash.Name, hash)),
            SizeEstimateRangeGB = [lower, lower + 1],
        };
    }

    private static long Measure(ISnapshot snapshot, ReadOnlyMemory<byte> prefix, AttributeValue hash)
    {
        long bytes = 0;
        foreach (var pair in snapshot.Range(KeyRange.StartingWith(ItemKey.OfPartition(prefix.Span, hash.Content.Span))))
        {
            bytes += pair.Value.Length;
        }

        return bytes;
    }
}
