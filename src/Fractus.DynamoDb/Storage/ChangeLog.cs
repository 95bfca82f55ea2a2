using System.Buffers.Binary;
using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Contract.Streams;
using Fractus.DynamoDb.Rules;
using Fractus.DynamoDb.Rules.Streams;
using Fractus.DynamoDb.Rules.Tables;
using Fractus.Store;

namespace Fractus.DynamoDb.Storage;

/// <summary>One record of a stream.</summary>
internal sealed record StreamChange
{
    public required SequenceNumber SequenceNumber { get; init; }

    /// <summary>One of <see cref="OperationType"/>.</summary>
    public required string Event { get; init; }

    /// <summary>True where the service deleted the item because its time had come.</summary>
    public required bool IsByService { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Bytes of the keys and of the images that the stream's view type has.</summary>
    public required int Size { get; init; }

    public required AttributeMap Keys { get; init; }

    public AttributeMap? New { get; init; }

    public AttributeMap? Old { get; init; }
}

/// <summary>Writes the changes of a table's items to its stream, in the transactions that make them.</summary>
internal sealed class ChangeLog(long streamNumber, string viewType)
{
    // Event and flag (1), time in milliseconds (8), size (4), and the lengths of keys, new and old image (4 each, 0 for none).
    private const int Header = 25;
    private const byte ByService = 0x80;
    private static readonly string[] s_events = [OperationType.Insert, OperationType.Modify, OperationType.Remove];

    private readonly Subspace _changes = KeySpace.Changes(streamNumber);
    private readonly bool _hasNew = viewType is StreamViewType.NewImage or StreamViewType.NewAndOldImages;
    private readonly bool _hasOld = viewType is StreamViewType.OldImage or StreamViewType.NewAndOldImages;

    /// <summary>A write that left the item as it was makes no record.</summary>
    public void Append(ITransaction transaction, MutationResult result, bool isByService, DateTimeOffset now)
    {
        var (old, changed) = (result.Old, result.New);
        if (old is null ? changed is null : changed is not null && old.Encoded.Span.SequenceEqual(changed.Encoded.Span))
        {
            return;
        }

        var keys = KeysOf(result.Table.Keys, changed ?? old!);
        var newImage = _hasNew && changed is not null ? changed.Encoded : default;
        var oldImage = _hasOld && old is not null ? old.Encoded : default;
        var size = ItemSize.Of(keys) + (newImage.IsEmpty ? 0 : result.NewSize) + (oldImage.IsEmpty ? 0 : result.OldSize);
        var value = new byte[Header + keys.Encoded.Length + newImage.Length + oldImage.Length];
        value[0] = (byte)((old is null ? 0 : changed is null ? 2 : 1) | (isByService ? ByService : 0));
        BinaryPrimitives.WriteInt64LittleEndian(value.AsSpan(1), now.ToUnixTimeMilliseconds());
        BinaryPrimitives.WriteInt32LittleEndian(value.AsSpan(9), size);
        BinaryPrimitives.WriteInt32LittleEndian(value.AsSpan(13), keys.Encoded.Length);
        BinaryPrimitives.WriteInt32LittleEndian(value.AsSpan(17), newImage.Length);
        BinaryPrimitives.WriteInt32LittleEndian(value.AsSpan(21), oldImage.Length);
        keys.Encoded.Span.CopyTo(value.AsSpan(Header));
        newImage.Span.CopyTo(value.AsSpan(Header + keys.Encoded.Length));
        oldImage.Span.CopyTo(value.AsSpan(Header + keys.Encoded.Length + newImage.Length));
        transaction.Set(_changes.Key(transaction.Version, transaction.NextOrdinal()), value);
    }

    public static StreamChange Read(Subspace changes, KeyValue stored)
    {
        var value = stored.Value;
        var header = value.Span;
        var keys = BinaryPrimitives.ReadInt32LittleEndian(header[13..]);
        var newImage = BinaryPrimitives.ReadInt32LittleEndian(header[17..]);
        var oldImage = BinaryPrimitives.ReadInt32LittleEndian(header[21..]);
        return new StreamChange
        {
            SequenceNumber = NumberOf(changes, stored.Key),
            Event = s_events[header[0] & ~ByService],
            IsByService = (header[0] & ByService) != 0,
            At = DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64LittleEndian(header[1..])),
            Size = BinaryPrimitives.ReadInt32LittleEndian(header[9..]),
            Keys = new AttributeMap(value.Slice(Header, keys)),
            New = newImage == 0 ? null : new AttributeMap(value.Slice(Header + keys, newImage)),
            Old = oldImage == 0 ? null : new AttributeMap(value.Slice(Header + keys + newImage, oldImage)),
        };
    }

    public static SequenceNumber NumberOf(Subspace changes, ReadOnlyMemory<byte> key)
    {
        var reader = changes.Unpack(key);
        return new SequenceNumber(reader.ReadVersionstamp().Value, reader.ReadInt32());
    }

    private static AttributeMap KeysOf(KeySchema schema, AttributeMap item)
    {
        item.TryGet(schema.Hash.Utf8Name, out var hash);
        if (schema.Range is null)
        {
            return AttributeMap.Of((schema.Hash.Name, hash));
        }

        item.TryGet(schema.Range.Utf8Name, out var range);
        return AttributeMap.Of((schema.Hash.Name, hash), (schema.Range.Name, range));
    }
}
