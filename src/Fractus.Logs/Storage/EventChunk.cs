using System.Buffers;
using System.Buffers.Binary;
using System.Text;
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

    /// <summary>Writes a batch that is in the order of time.</summary>
    /// <param name="transaction">Where to.</param>
    /// <param name="stream">The stream's events.</param>
    /// <param name="events">Times and texts.</param>
    /// <param name="nowMs">The time of ingestion.</param>
    public static void Write(ITransaction transaction, Subspace stream, ReadOnlySpan<(long TimestampMs, byte[] Utf8)> events, long nowMs)
    {
        for (var start = 0; start < events.Length;)
        {
            var count = CountOfChunk(events[start..]);
            var key = stream.Key(events[start].TimestampMs, transaction.Version, start);
            transaction.Set(key, Encode(events.Slice(start, count), nowMs));
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

    private static int CountOfChunk(ReadOnlySpan<(long TimestampMs, byte[] Utf8)> events)
    {
        long bytes = events[0].Utf8.Length;
        var count = 1;
        while (count < events.Length
            && events[count].TimestampMs - events[0].TimestampMs <= LongestSpanMs
            && (bytes += events[count].Utf8.Length) <= MostBytes)
        {
            count++;
        }

        return count;
    }

    private static ReadOnlySpan<byte> Encode(ReadOnlySpan<(long TimestampMs, byte[] Utf8)> events, long nowMs)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        var header = buffer.GetSpan(HeaderBytes);
        BinaryPrimitives.WriteInt64LittleEndian(header, nowMs);
        BinaryPrimitives.WriteInt64LittleEndian(header[sizeof(long)..], events[^1].TimestampMs);
        buffer.Advance(HeaderBytes);
        foreach (var (timestampMs, utf8) in events)
        {
            WriteNumber(buffer, (int)(timestampMs - events[0].TimestampMs));
            WriteNumber(buffer, utf8.Length);
            buffer.Write(utf8);
        }

        return buffer.WrittenSpan;
    }

    private static (long FirstMs, long Version, int Index) ReadKey(Subspace stream, ReadOnlyMemory<byte> key)
    {
        var reader = stream.Unpack(key);
        return (reader.ReadInt64(), reader.ReadVersionstamp().Value, reader.ReadInt32());
    }

    // Seven bits a byte, the least first.
    private static void WriteNumber(ArrayBufferWriter<byte> buffer, int number)
    {
        var bytes = buffer.GetSpan(5);
        var count = 0;
        for (var rest = (uint)number; ; rest >>= 7)
        {
            bytes[count++] = (byte)(rest > 0x7F ? rest | 0x80 : rest);
            if (rest <= 0x7F)
            {
                break;
            }
        }

        buffer.Advance(count);
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
