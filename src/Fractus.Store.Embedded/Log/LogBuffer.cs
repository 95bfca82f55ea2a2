using System.Buffers.Binary;
using Fractus.Store.Drivers;

namespace Fractus.Store.Embedded.Log;

/// <summary>
/// Collects the payload of a record: for each transaction its version and the number of its writes, for each write its kind, the
/// lengths of key and of value or range end, and these.
/// </summary>
internal sealed class LogBuffer
{
    // Room for both headers stays free in front, so that file header and first record are one write.
    public const int PayloadStart = LogFormat.HeaderSize + LogFormat.RecordHeaderSize;
    private const int LargestKept = 8 * 1024 * 1024;
    private const int TransactionHeader = 12;
    private const int WriteHeader = 9;
    private byte[] buffer = new byte[64 * 1024];
    private int length = PayloadStart;

    public bool IsEmpty => length == PayloadStart;

    public int PayloadLength => length - PayloadStart;

    public void Add(Versionstamp version, IReadOnlyList<Write> writes)
    {
        var target = Reserve(TransactionHeader);
        BinaryPrimitives.WriteInt64LittleEndian(target, version.Value);
        BinaryPrimitives.WriteInt32LittleEndian(target[8..], writes.Count);
        length += TransactionHeader;
        for (var i = 0; i < writes.Count; i++)
        {
            Add(writes[i]);
        }
    }

    /// <summary>The place of the file's header, and behind it the record, padded.</summary>
    public Span<byte> Finish()
    {
        var padded = LogFormat.Padded(length);
        Reserve(padded - length).Slice(0, padded - length).Clear();
        length = padded;
        return buffer.AsSpan(0, length);
    }

    public void Clear()
    {
        length = PayloadStart;
        if (buffer.Length > LargestKept)
        {
            buffer = new byte[64 * 1024];
        }
    }

    /// <summary>Reads a payload back, in the order of writing.</summary>
    public static void Read(ReadOnlySpan<byte> payload, Action<Versionstamp, Write> each)
    {
        // Padding is shorter than a transaction's header.
        while (payload.Length >= TransactionHeader)
        {
            var version = new Versionstamp(BinaryPrimitives.ReadInt64LittleEndian(payload));
            var count = BinaryPrimitives.ReadInt32LittleEndian(payload[8..]);
            payload = payload[TransactionHeader..];
            for (; count > 0; count--)
            {
                var kind = (Kind)payload[0];
                var keyEnd = WriteHeader + BinaryPrimitives.ReadInt32LittleEndian(payload[1..]);
                var otherEnd = keyEnd + BinaryPrimitives.ReadInt32LittleEndian(payload[5..]);
                var other = payload[keyEnd..otherEnd];
                each(version, new Write(
                    payload[WriteHeader..keyEnd].ToArray(),
                    kind == Kind.Set ? other.ToArray() : null,
                    kind == Kind.ClearRange ? other.ToArray() : null));
                payload = payload[otherEnd..];
            }
        }
    }

    private void Add(Write write)
    {
        var other = write.Value ?? write.RangeEnd ?? [];
        var target = Reserve(WriteHeader + write.Key.Length + other.Length);
        target[0] = (byte)(write.Value is not null ? Kind.Set : write.RangeEnd is not null ? Kind.ClearRange : Kind.Clear);
        BinaryPrimitives.WriteInt32LittleEndian(target[1..], write.Key.Length);
        BinaryPrimitives.WriteInt32LittleEndian(target[5..], other.Length);
        write.Key.CopyTo(target[WriteHeader..]);
        other.CopyTo(target[(WriteHeader + write.Key.Length)..]);
        length += WriteHeader + write.Key.Length + other.Length;
    }

    private Span<byte> Reserve(int count)
    {
        if (buffer.Length - length < count)
        {
            Array.Resize(ref buffer, Math.Max(length + count, buffer.Length * 2));
        }

        return buffer.AsSpan(length);
    }

    // Stored: the numbers must not change.
    private enum Kind : byte
    {
        Set = 1,
        Clear = 2,
        ClearRange = 3,
    }
}
