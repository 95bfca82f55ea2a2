using System.Buffers.Binary;
using Fractus.DynamoDb.Contract;
using Fractus.Store;

namespace Fractus.DynamoDb.Storage.Recovery;

/// <summary>What a write replaced.</summary>
/// <param name="Key">In the history.</param>
/// <param name="ItemKey">The item's key behind its table's prefix.</param>
/// <param name="Old">The item before; null where there was none.</param>
internal readonly record struct HistoryEntry(ReadOnlyMemory<byte> Key, ReadOnlyMemory<byte> ItemKey, AttributeMap? Old);

/// <summary>
/// For tables with point-in-time recovery: each write appends what it replaced, in its own transaction. The table as it was at a time
/// is the table as it is with all that is later undone, the latest first.
/// <code>
/// key   = time in milliseconds, version, ordinal
/// value = bytes of the item's key (4, little-endian), the item's key, the item before or nothing
/// </code>
/// Times never fall in the order of versions, whatever the clocks do: the last time that was given is kept beside the history, and
/// no entry gets an earlier one. So a time cuts the history between two transactions and never through one.
/// </summary>
internal static class RecoveryHistory
{
    private const int KeySize = 4;

    public static void Append(ITransaction transaction, ItemMutation mutation, AttributeMap? old, DateTimeOffset now)
    {
        var table = mutation.Table;
        var last = LastTime(transaction, table.Record.Number);
        var timeMs = Math.Max(last, now.ToUnixTimeMilliseconds());
        if (timeMs != last)
        {
            SetLastTime(transaction, table.Record.Number, timeMs);
        }

        var itemKey = mutation.Key.AsSpan(table.ItemPrefix.Length);
        var image = old is null ? default : old.Encoded.Span;
        var value = new byte[KeySize + itemKey.Length + image.Length];
        BinaryPrimitives.WriteInt32LittleEndian(value, itemKey.Length);
        itemKey.CopyTo(value.AsSpan(KeySize));
        image.CopyTo(value.AsSpan(KeySize + itemKey.Length));
        transaction.Set(KeySpace.History(table.Record.Number).Key(timeMs, transaction.Version, transaction.NextOrdinal()), value);
    }

    /// <summary>Now, or the time of the last entry where a clock was ahead: every write until now has happened by then.</summary>
    public static DateTimeOffset LatestTime(IReadTransaction reader, long tableNumber, DateTimeOffset now)
    {
        var last = DateTimeOffset.FromUnixTimeMilliseconds(LastTime(reader, tableNumber));
        return last > now ? last : now;
    }

    /// <summary>Gives every later entry a later time than this.</summary>
    public static void Close(ITransaction transaction, long tableNumber, long timeMs)
    {
        if (LastTime(transaction, tableNumber) <= timeMs)
        {
            SetLastTime(transaction, tableNumber, timeMs + 1);
        }
    }

    /// <summary>The entries after a time and before a place, the latest first.</summary>
    public static IEnumerable<HistoryEntry> ReadBack(IReadTransaction reader, long tableNumber, long afterMs, byte[] before)
    {
        var range = new KeyRange(KeySpace.History(tableNumber).Key(afterMs + 1), before);
        foreach (var pair in reader.Range(range, reverse: true))
        {
            var keySize = BinaryPrimitives.ReadInt32LittleEndian(pair.Value.Span);
            var image = pair.Value[(KeySize + keySize)..];
            yield return new HistoryEntry(pair.Key, pair.Value.Slice(KeySize, keySize), image.IsEmpty ? null : new AttributeMap(image));
        }
    }

    /// <summary>The place behind all entries of this transaction and of those before it.</summary>
    public static byte[] End(ITransaction transaction, long tableNumber) =>
        KeySpace.History(tableNumber).Key(LastTime(transaction, tableNumber), new Versionstamp(transaction.Version.Value + 1));

    /// <summary>The time of the oldest entry, in milliseconds.</summary>
    public static long? Oldest(IReadTransaction reader, long tableNumber)
    {
        var history = KeySpace.History(tableNumber);
        foreach (var pair in reader.Range(history.Range(), limit: 1))
        {
            return history.Unpack(pair.Key).ReadInt64();
        }

        return null;
    }

    /// <summary>Drops the entries before a time.</summary>
    public static void Trim(ITransaction transaction, long tableNumber, long beforeMs)
    {
        var history = KeySpace.History(tableNumber);
        transaction.ClearRange(history.Range() with { End = history.Key(beforeMs) });
    }

    /// <summary>Drops all of it.</summary>
    public static void Clear(ITransaction transaction, long tableNumber) => transaction.ClearRange(KeySpace.AllHistory(tableNumber));

    private static long LastTime(IReadTransaction reader, long tableNumber) =>
        reader.TryGet(KeySpace.LastHistoryTime(tableNumber), out var value) ? BinaryPrimitives.ReadInt64BigEndian(value.Span) : 0;

    private static void SetLastTime(ITransaction transaction, long tableNumber, long timeMs)
    {
        Span<byte> value = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(value, timeMs);
        transaction.Set(KeySpace.LastHistoryTime(tableNumber), value);
    }
}
