using System.Buffers.Binary;

namespace Fractus.Logs.Storage;

/// <summary>A log stream as stored: it is written with every batch of events, so it is five fixed numbers.</summary>
/// <param name="Id">Unique for ever: the stream's events lie under it.</param>
/// <param name="CreatedMs">When the stream was made.</param>
/// <param name="FirstEventMs">The earliest event, or <see cref="NoEvents"/>.</param>
/// <param name="LastEventMs">The latest event, or <see cref="NoEvents"/>.</param>
/// <param name="LastIngestionMs">When the last batch came, or <see cref="NoEvents"/>.</param>
internal readonly record struct LogStreamRecord(long Id, long CreatedMs, long FirstEventMs, long LastEventMs, long LastIngestionMs)
{
    public const long NoEvents = -1;

    private const int Numbers = 5;

    public bool HasEvents => FirstEventMs != NoEvents;

    public static LogStreamRecord Create(long id, long nowMs) => new(id, nowMs, NoEvents, NoEvents, NoEvents);

    public static LogStreamRecord Read(ReadOnlyMemory<byte> stored)
    {
        var bytes = stored.Span;
        return new LogStreamRecord(Number(bytes, 0), Number(bytes, 1), Number(bytes, 2), Number(bytes, 3), Number(bytes, 4));
    }

    public LogStreamRecord WithEvents(long firstMs, long lastMs, long nowMs) => this with
    {
        FirstEventMs = HasEvents ? Math.Min(FirstEventMs, firstMs) : firstMs,
        LastEventMs = Math.Max(LastEventMs, lastMs),
        LastIngestionMs = nowMs,
    };

    public byte[] ToBytes()
    {
        var bytes = new byte[Numbers * sizeof(long)];
        ReadOnlySpan<long> numbers = [Id, CreatedMs, FirstEventMs, LastEventMs, LastIngestionMs];
        for (var i = 0; i < Numbers; i++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(i * sizeof(long)), numbers[i]);
        }

        return bytes;
    }

    private static long Number(ReadOnlySpan<byte> bytes, int index) => BinaryPrimitives.ReadInt64LittleEndian(bytes[(index * sizeof(long))..]);
}
