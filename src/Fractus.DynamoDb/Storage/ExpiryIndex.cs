using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Maintenance;
using Fractus.DynamoDb.Rules.Tables;
using Fractus.Store;

namespace Fractus.DynamoDb.Storage;

/// <summary>
/// The items of a table by the second in which they expire, kept true to them in the transactions that write them. An item is in it
/// while its time-to-live attribute is a number that is a time of day in this age, in seconds since 1970.
/// </summary>
internal sealed class ExpiryIndex
{
    // The last second of the year 9999, behind which .NET has no time. What counts milliseconds by mistake lies behind it too.
    private const double LastSecond = 253_402_300_799;

    private readonly byte[] _attribute;
    private readonly ReadOnlyMemory<byte> _itemPrefix;
    private readonly Subspace _entries;
    private readonly DueTask _task;

    public ExpiryIndex(TableRecord record, DueTask task)
    {
        _attribute = Encoding.UTF8.GetBytes(record.TimeToLiveAttribute!);
        _itemPrefix = KeySpace.Entries(record.Number, KeySpace.TableItself);
        _entries = KeySpace.Expiries(record.Number);
        _task = task;
    }

    /// <summary>An item's entry: when it expires, and the item's key in the store.</summary>
    public readonly record struct Entry(byte[] Key, DateTimeOffset DueTime, byte[] ItemKey);

    public void Update(ITransaction transaction, ReadOnlySpan<byte> itemKey, AttributeMap? old, AttributeMap? changed)
    {
        var before = DueSecond(old);
        var after = DueSecond(changed);
        if (before == after)
        {
            return;
        }

        if (before is not null)
        {
            transaction.Clear(KeyOf(before.Value, itemKey));
        }

        if (after is not null)
        {
            Add(transaction, itemKey, after.Value);
        }
    }

    /// <summary>Adds an item that was written before the index was there.</summary>
    public void Add(ITransaction transaction, ReadOnlySpan<byte> itemKey, AttributeMap item)
    {
        if (DueSecond(item) is { } second)
        {
            Add(transaction, itemKey, second);
        }
    }

    /// <summary>The entries that are due, the oldest first.</summary>
    public List<Entry> Due(IReadTransaction transaction, DateTimeOffset now, int limit)
    {
        var end = new byte[_entries.Prefix.Length + 8];
        _entries.Prefix.CopyTo(end);
        BinaryPrimitives.WriteInt64BigEndian(end.AsSpan(_entries.Prefix.Length), now.ToUnixTimeSeconds() + 1);
        var range = KeyRange.StartingWith(_entries.Prefix) with { End = end };
        return [.. transaction.Range(range, limit: limit).Select(Parse)];
    }

    /// <summary>When the next item expires; null where none does.</summary>
    public DateTimeOffset? Next(IReadTransaction transaction)
    {
        foreach (var stored in transaction.Range(KeyRange.StartingWith(_entries.Prefix), limit: 1))
        {
            return Parse(stored).DueTime;
        }

        return null;
    }

    private void Add(ITransaction transaction, ReadOnlySpan<byte> itemKey, long second)
    {
        transaction.Set(KeyOf(second, itemKey), []);
        _task.Advance(transaction, DateTimeOffset.FromUnixTimeSeconds(second));
    }

    private long? DueSecond(AttributeMap? item)
    {
        if (item is null || !item.TryGet(_attribute, out var value) || value.Type != AttributeType.N)
        {
            return null;
        }

        var seconds = Math.Ceiling(double.Parse(value.Text, CultureInfo.InvariantCulture));
        return seconds is > 0 and <= LastSecond ? (long)seconds : null;
    }

    // The index's prefix, the second in 8 bytes, and the item's key without its table's prefix.
    private byte[] KeyOf(long second, ReadOnlySpan<byte> itemKey)
    {
        var prefix = _entries.Prefix.Span;
        var rest = itemKey[_itemPrefix.Length..];
        var key = new byte[prefix.Length + 8 + rest.Length];
        prefix.CopyTo(key);
        BinaryPrimitives.WriteInt64BigEndian(key.AsSpan(prefix.Length), second);
        rest.CopyTo(key.AsSpan(prefix.Length + 8));
        return key;
    }

    private Entry Parse(KeyValue stored)
    {
        var rest = stored.Key.Span[_entries.Prefix.Length..];
        var second = BinaryPrimitives.ReadInt64BigEndian(rest);
        return new Entry(stored.Key.ToArray(), DateTimeOffset.FromUnixTimeSeconds(second), [.. _itemPrefix.Span, .. rest[8..]]);
    }
}
