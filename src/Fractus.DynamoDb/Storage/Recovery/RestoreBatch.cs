using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules;
using Fractus.DynamoDb.Rules.Tables;
using Fractus.Store;

namespace Fractus.DynamoDb.Storage.Recovery;

/// <summary>What one step of a restore writes, bounded in items and bytes.</summary>
internal sealed class RestoreBatch
{
    private const int MaxItems = 250;
    private const int MaxAdded = 2000;
    private const int MaxBytes = 1024 * 1024;

    private readonly Dictionary<ReadOnlyMemory<byte>, AttributeMap?> _items = new(BytesComparer.Instance);
    private int _added;
    private int _bytes;

    public bool IsFull => _items.Count >= MaxItems || _bytes >= MaxBytes || _added >= MaxAdded;

    /// <summary>Adds a write; of two of one item the later counts.</summary>
    /// <param name="itemKey">Behind its table's prefix.</param>
    /// <param name="item">Null to remove it.</param>
    public void Add(ReadOnlyMemory<byte> itemKey, AttributeMap? item)
    {
        _items[itemKey] = item;
        _added++;
        _bytes += itemKey.Length + (item?.Encoded.Length ?? 0);
    }

    /// <summary>Writes the items as every item is written, so that the indexes come with them.</summary>
    public void Apply(ITransaction transaction, Table table)
    {
        var counts = new Dictionary<int, (long Items, long Bytes)>();
        foreach (var (itemKey, item) in _items)
        {
            // The time is of no meaning: a table that is being filled has neither stream nor history.
            byte[] key = [.. table.ItemPrefix.Span, .. itemKey.Span];
            var result = ItemStore.Apply(transaction, new RestoreMutation(table, key, item), DateTimeOffset.UnixEpoch);
            Count(counts, KeySpace.TableItself, result.Old is null ? null : result.OldSize, result.New is null ? null : result.NewSize);
            foreach (var change in result.IndexChanges ?? [])
            {
                Count(counts, change.Index.Record.Number, change.OldSize, change.NewSize);
            }
        }

        foreach (var (index, count) in counts)
        {
            TableStatistics.AddStored(transaction, table, index, count.Items, count.Bytes);
        }
    }

    private static void Count(Dictionary<int, (long Items, long Bytes)> counts, int index, int? oldSize, int? newSize)
    {
        var (items, bytes) = counts.GetValueOrDefault(index);
        var change = (newSize is null ? 0 : 1) - (oldSize is null ? 0 : 1);
        counts[index] = (items + change, bytes + (newSize ?? 0) - (oldSize ?? 0));
    }
}
