using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Fractus.Logs.Rules;
using Fractus.Store;

namespace Fractus.Logs.Storage;

/// <summary>An event as stored.</summary>
internal readonly record struct StoredEvent(EventPosition Position, long IngestionMs, ReadOnlyMemory<byte> Utf8)
{
    public string Message => Encoding.UTF8.GetString(Utf8.Span);
}

/// <summary>
/// Events that came in one batch, lie next to each other in time and share a key, which makes a batch one write of the store and not
/// thousands. A chunk spans at most <see cref="LongestSpanMs"/>: a reader that wants events from a moment on knows how far before it
/// to look.
/// </summary>
/// <remarks>Value: ingestion time (8 bytes), time of the last event (8), then of each event: time after the first, length, UTF-8.</remarks>
internal static class EventChunk
{
    public const long LongestSpanMs = 1000;

    private const int MostBytes = 64 * 1024;
    private const int HeaderBytes = 16;
    private const int LongestNumbers = 2 * 5;

    /// <summary>Writes a batch that is in the order of time.</summary>
    /// <param name="transaction">Where to.</param>
    /// <param name="stream">The stream's events.</param>
    /// <param name="events">The events.</param>
    /// <param name="nowMs">The time of ingestion.</param>
    public static void Write(ITransaction transaction, Subspace stream, ReadOnlySpan<BatchEvent> events, long nowMs)
    {
        for (var start = 0; start < events.Length;)
        {
            var (count, bytes) = CountOfChunk(events[start..]);
            var buffer = ArrayPool<byte>.Shared.Rent(HeaderBytes + bytes + (count * LongestNumbers));
            var length = Encode(events.Slice(start, count), nowMs, buffer);
            transaction.Set(stream.Key(events[start].TimestampMs, transaction.Version, start), buffer.AsSpan(0, length));
            ArrayPool<byte>.Shared.Return(buffer);
            start += count;
        }
    }

    public static long FirstEventMs(Subspace stream, ReadOnlyMemory<byte> key) => stream.Unpack(key).ReadInt64();

    public static long LastEventMs(ReadOnlyMemory<byte> value) => BinaryPrimitives.ReadInt64LittleEndian(value.Span[sizeof(long)..]);

    public static IEnumerable<StoredEvent> Read(Subspace stream, KeyValue pair)
    {
        var (firstMs, version, index) = ReadKey(stream, pair.Key);
        var ingestionMs = BinaryPrimitives.ReadInt64LittleEndian(pair.Value.Span);
        var rest = pair.Value[HeaderBytes..];
        while (!rest.IsEmpty)
        {
            var timestampMs = firstMs + ReadNumber(ref rest);
            var length = ReadNumber(ref rest);
            yield return new StoredEvent(new EventPosition(timestampMs, version, index), ingestionMs, rest[..length]);
            rest = rest[length..];
            index++;
        }
    }

    private static (int Count, int Bytes) CountOfChunk(ReadOnlySpan<BatchEvent> events)
    {
        var (count, bytes) = (1, events[0].Bytes);
        while (count < events.Length
            && events[count].TimestampMs - events[0].TimestampMs <= LongestSpanMs
            && bytes + events[count].Bytes <= MostBytes)
        {
            bytes += events[count++].Bytes;
        }

        return (count, bytes);
    }

    private static int Encode(ReadOnlySpan<BatchEvent> events, long nowMs, Span<byte> buffer)
    {
        BinaryPrimitives.WriteInt64LittleEndian(buffer, nowMs);
        BinaryPrimitives.WriteInt64LittleEndian(buffer[sizeof(long)..], events[^1].TimestampMs);
        var rest = buffer[HeaderBytes..];
        foreach (var one in events)
        {
            WriteNumber(ref rest, (int)(one.TimestampMs - events[0].TimestampMs));
            WriteNumber(ref rest, one.Bytes);
            rest = rest[Encoding.UTF8.GetBytes(one.Message, rest)..];
        }

        return buffer.Length - rest.Length;
    }

    private static (long FirstMs, long Version, int Index) ReadKey(Subspace stream, ReadOnlyMemory<byte> key)
    {
        var reader = stream.Unpack(key);
        return (reader.ReadInt64(), reader.ReadVersionstamp().Value, reader.ReadInt32());
    }

    // Seven bits a byte, the least first.
    private static void WriteNumber(ref Span<byte> rest, int number)
    {
        var count = 0;
        for (var left = (uint)number; ; left >>= 7)
        {
            rest[count++] = (byte)(left > 0x7F ? left | 0x80 : left);
            if (left <= 0x7F)
            {
                break;
            }
        }

        rest = rest[count..];
    }

    private static int ReadNumber(ref ReadOnlyMemory<byte> rest)
    {
        var bytes = rest.Span;
        uint number = 0;
        var count = 0;
        do
        {
            number |= (uint)(bytes[count] & 0x7F) << (7 * count);
        }
        while ((bytes[count++] & 0x80) != 0);

        rest = rest[count..];
        return (int)number;
    }
}
