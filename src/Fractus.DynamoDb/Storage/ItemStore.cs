using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules;
using Fractus.DynamoDb.Rules.Tables;
using Fractus.DynamoDb.Storage.Recovery;
using Fractus.DynamoDb.Throttling;
using Fractus.Store;

namespace Fractus.DynamoDb.Storage;

/// <summary>What a write did to one item.</summary>
internal sealed record MutationResult(Table Table, AttributeMap? Old, AttributeMap? New)
{
    public int OldSize { get; } = Old is null ? 0 : ItemSize.Of(Old);

    public int NewSize { get; } = New is null ? 0 : ReferenceEquals(New, Old) ? ItemSize.Of(Old) : ItemSize.Of(New);

    public List<IndexChange>? IndexChanges { get; set; }

    /// <summary>Bytes of the item and of its entries in indexes, as far as they were written.</summary>
    public long WrittenBytes => NewSize + (IndexChanges?.Sum(change => (long)(change.NewSize ?? 0)) ?? 0);
}

/// <summary>What it did to the item's entry in an index; a size is null where there is no entry.</summary>
internal sealed record IndexChange(SecondaryIndex Index, int? OldSize, int? NewSize, bool IsMoved)
{
    /// <summary>Moving an entry is deleting one and putting another.</summary>
    public double Units => IsMoved
        ? CapacityUse.WriteUnits(OldSize!.Value) + CapacityUse.WriteUnits(NewSize!.Value)
        : CapacityUse.WriteUnits(Math.Max(OldSize ?? 0, NewSize ?? 0));
}

/// <summary>The table is not as the writer knows it: look it up again.</summary>
internal sealed class StaleTableException : Exception;

/// <summary>Reads and writes items, and keeps the indexes true to them in the same transaction.</summary>
internal static class ItemStore
{
    public static AttributeMap? Find(IReadTransaction transaction, ReadOnlySpan<byte> key) =>
        transaction.TryGet(key, out var stored) ? new AttributeMap(stored) : null;

    /// <summary>
    /// Reads what a transaction is about to read, on the caller's thread: the store's one writer, for whom all others wait, finds it in memory.
    /// </summary>
    public static void Prefetch(IStore store, ReadOnlySpan<ItemMutation> mutations)
    {
        foreach (var mutation in mutations)
        {
            store.Prefetch(mutation.Key);
        }
    }

    /// <param name="transaction">Where it is written.</param>
    /// <param name="mutation">The write.</param>
    /// <param name="now">When, as the table's stream and history are to say.</param>
    /// <exception cref="StaleTableException">The table has changed.</exception>
    /// <exception cref="ConditionalCheckFailedException">The mutation's condition does not hold.</exception>
    public static MutationResult Apply(ITransaction transaction, ItemMutation mutation, DateTimeOffset now)
    {
        if (!TableCatalog.IsCurrent(transaction, mutation.Table))
        {
            throw new StaleTableException();
        }

        var throughput = mutation.Table.Throughput is { IsBounded: true } bounded ? bounded : null;
        throughput?.CheckWrite();
        var old = Find(transaction, mutation.Key);
        mutation.CheckCondition(old);
        var changed = mutation.Change(old);
        if (ReferenceEquals(changed, old))
        {
            return new MutationResult(mutation.Table, old, changed);
        }

        if (throughput is not null)
        {
            CheckIndexThroughput(throughput, mutation.Table, old, changed);
        }

        if (changed is not null)
        {
            transaction.Set(mutation.Key, changed.Encoded.Span);
        }
        else if (old is not null)
        {
            transaction.Clear(mutation.Key);
        }

        var result = new MutationResult(mutation.Table, old, changed);
        foreach (var index in mutation.Table.Indexes)
        {
            UpdateIndex(transaction, index, result);
        }

        mutation.Table.Expiry?.Update(transaction, mutation.Key, old, changed);
        mutation.Table.Changes?.Append(transaction, result, mutation.IsByService, now);
        if (mutation.Table.Record.Recovery is not null)
        {
            RecoveryHistory.Append(transaction, mutation, old, now);
        }

        return result;
    }

    /// <summary>The entry that an index has of an item; null where it has none.</summary>
    public static (byte[] Key, AttributeMap Item)? Entry(SecondaryIndex index, Table table, AttributeMap? item) =>
        item is not null && index.Includes(item) ? (ItemKey.OfEntry(table, index, item), index.Project(item)) : null;

    // Before anything is written: others may be written in the same transaction, which are not refused.
    private static void CheckIndexThroughput(TableThroughput throughput, Table table, AttributeMap? old, AttributeMap? changed)
    {
        foreach (var index in table.Indexes)
        {
            if (index.Record.IsGlobal && !IsSame(Entry(index, table, old), Entry(index, table, changed)))
            {
                throughput.CheckWrite(index);
            }
        }
    }

    private static bool IsSame((byte[] Key, AttributeMap Item)? old, (byte[] Key, AttributeMap Item)? changed) =>
        old is { } one && changed is { } other
            ? one.Key.AsSpan().SequenceEqual(other.Key) && one.Item.Encoded.Span.SequenceEqual(other.Item.Encoded.Span)
            : old is null && changed is null;

    private static void UpdateIndex(ITransaction transaction, SecondaryIndex index, MutationResult result)
    {
        var old = Entry(index, result.Table, result.Old);
        if (old is not null && index.Record.IsBackfilling && !transaction.TryGet(old.Value.Key, out _))
        {
            // The backfill has not come to this item yet.
            old = null;
        }

        var changed = Entry(index, result.Table, result.New);
        if (old is null && changed is null)
        {
            return;
        }

        var isSameKey = old is not null && changed is not null && old.Value.Key.AsSpan().SequenceEqual(changed.Value.Key);
        if (isSameKey && old!.Value.Item.Encoded.Span.SequenceEqual(changed!.Value.Item.Encoded.Span))
        {
            return;
        }

        if (old is not null && !isSameKey)
        {
            transaction.Clear(old.Value.Key);
        }

        if (changed is not null)
        {
            transaction.Set(changed.Value.Key, changed.Value.Item.Encoded.Span);
        }

        var oldSize = old is null ? (int?)null : ItemSize.Of(old.Value.Item);
        var newSize = changed is null ? (int?)null : ItemSize.Of(changed.Value.Item);
        var isMoved = old is not null && changed is not null && !isSameKey;
        (result.IndexChanges ??= []).Add(new IndexChange(index, oldSize, newSize, isMoved));
    }
}
