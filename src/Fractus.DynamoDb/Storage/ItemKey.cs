using System.Buffers.Binary;
using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules.Tables;

namespace Fractus.DynamoDb.Storage;

/// <summary>
/// The store's keys of items and of index entries:
/// <code>
/// item   = prefix hash(4) size partition-key sort-key
/// entry  = prefix hash(4) size partition-key (escaped(sort-key) 00 00)* size item-partition-key item-sort-key
/// </code>
/// A partition key of several attributes is each with its size, one behind the other; a sort key of several is each escaped and ended.
/// Items of one partition key lie together, ascending by sort key; partitions lie in the order of their hash. In an entry, whose sort
/// key is followed by the item's key, 00 is escaped as 00 FF.
/// </summary>
internal static class ItemKey
{
    private static readonly byte[] s_end = [0, 0];
    private static readonly byte[] s_escapedZero = [0, 0xFF];

    /// <summary>The key of the item that has these attributes.</summary>
    public static byte[] OfItem(Table table, AttributeMap attributes)
    {
        var buffer = new ItemBuffer(128);
        AppendPartition(ref buffer, table.ItemPrefix.Span, Content(attributes, table.Keys.Hash));
        if (table.Keys.Range is { } range)
        {
            buffer.Append(Content(attributes, range));
        }

        return Finish(ref buffer);
    }

    /// <summary>The key of an item's entry in an index.</summary>
    public static byte[] OfEntry(Table table, SecondaryIndex index, AttributeMap attributes)
    {
        var buffer = new ItemBuffer(192);
        AppendPartition(ref buffer, index.EntryPrefix.Span, PartitionContent(attributes, index.Keys));
        foreach (var range in index.Keys.Ranges)
        {
            AppendEscaped(ref buffer, Content(attributes, range));
            buffer.Append(s_end);
        }

        buffer.AppendSized(Content(attributes, table.Keys.Hash));
        if (table.Keys.Range is { } tableRange)
        {
            buffer.Append(Content(attributes, tableRange));
        }

        return Finish(ref buffer);
    }

    /// <summary>The content of a partition key, which may be of several attributes.</summary>
    public static ReadOnlySpan<byte> PartitionContent(AttributeMap attributes, KeySchema keys)
    {
        if (keys.Hashes.Length == 1)
        {
            return Content(attributes, keys.Hash);
        }

        var buffer = new ItemBuffer(128);
        foreach (var hash in keys.Hashes)
        {
            buffer.AppendSized(Content(attributes, hash));
        }

        return Finish(ref buffer);
    }

    /// <summary>What all keys of a partition begin with.</summary>
    public static byte[] OfPartition(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> hashContent)
    {
        var buffer = new ItemBuffer(128);
        AppendPartition(ref buffer, prefix, hashContent);
        return Finish(ref buffer);
    }

    /// <summary>What all keys of a partition begin with whose sort keys begin so, or are exactly this one.</summary>
    public static byte[] OfSortKey(ReadOnlySpan<byte> partition, ReadOnlySpan<byte> rangeContent, bool isIndex, bool isWhole)
    {
        var buffer = new ItemBuffer(partition.Length + (2 * rangeContent.Length) + 2);
        buffer.Append(partition);
        if (isIndex)
        {
            AppendEscaped(ref buffer, rangeContent);
            if (isWhole)
            {
                buffer.Append(s_end);
            }
        }
        else
        {
            buffer.Append(rangeContent);
        }

        return Finish(ref buffer);
    }

    /// <summary>The first key at or behind a place in the order of hashes.</summary>
    public static byte[] AtHash(ReadOnlySpan<byte> prefix, uint hash)
    {
        var key = new byte[prefix.Length + 4];
        prefix.CopyTo(key);
        BinaryPrimitives.WriteUInt32BigEndian(key.AsSpan(prefix.Length), hash);
        return key;
    }

    public static uint Hash(ReadOnlySpan<byte> content)
    {
        // FNV-1a, whose upper bits are then stirred as MurmurHash3 ends.
        var hash = 14695981039346656037UL;
        foreach (var part in content)
        {
            hash = (hash ^ part) * 1099511628211UL;
        }

        hash = (hash ^ (hash >> 33)) * 0xFF51AFD7ED558CCDUL;
        hash = (hash ^ (hash >> 33)) * 0xC4CEB9FE1A85EC53UL;
        return (uint)(hash >> 32);
    }

    private static ReadOnlySpan<byte> Content(AttributeMap attributes, KeyAttribute key) =>
        attributes.TryGet(key.Utf8Name, out var value)
            ? value.Content.Span
            : throw new InvalidOperationException($"The key attribute {key.Name} was not checked to be there.");

    private static void AppendPartition(ref ItemBuffer buffer, ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> content)
    {
        buffer.Append(prefix);
        var hash = buffer.Leave32();
        BinaryPrimitives.WriteUInt32BigEndian(buffer.Written[hash..], Hash(content));
        buffer.AppendSized(content);
    }

    private static void AppendEscaped(ref ItemBuffer buffer, ReadOnlySpan<byte> content)
    {
        for (var zero = content.IndexOf((byte)0); zero >= 0; zero = content.IndexOf((byte)0))
        {
            buffer.Append(content[..zero]);
            buffer.Append(s_escapedZero);
            content = content[(zero + 1)..];
        }

        buffer.Append(content);
    }

    private static byte[] Finish(ref ItemBuffer buffer)
    {
        var key = buffer.ToArray();
        buffer.Dispose();
        return key;
    }
}
