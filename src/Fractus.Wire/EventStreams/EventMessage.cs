using System.Buffers;
using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;

namespace Fractus.Wire.EventStreams;

/// <summary>
/// One frame of <c>application/vnd.amazon.eventstream</c>, used again for the next: 4 bytes length of all, 4 bytes length of the headers,
/// 4 bytes CRC-32 of these eight, the headers, the payload, 4 bytes CRC-32 of all before; big-endian. A header is its name with a length
/// byte, a type byte and the value. Source: "Event stream encoding" of the transcribe developer guide and the Smithy specification.
/// </summary>
internal sealed class EventMessage
{
    public const string ContentType = "application/vnd.amazon.eventstream";

    private const int PreludeBytes = 12;
    private const int ChecksumBytes = 4;
    private const int InitialPayloadBytes = 1024;

    private readonly ArrayBufferWriter<byte> _headers = new(128);

    private enum HeaderType : byte
    {
        True = 0,
        False = 1,
        Integer = 4,
        Long = 5,
        Bytes = 6,
        String = 7,
        Timestamp = 8,
    }

    public ArrayBufferWriter<byte> Payload { get; } = new(InitialPayloadBytes);

    /// <summary>Forgets the frame before.</summary>
    /// <param name="messageType"><c>event</c>, <c>exception</c> or <c>error</c>.</param>
    public void Begin(string messageType)
    {
        _headers.ResetWrittenCount();
        Payload.ResetWrittenCount();
        AddHeader(":message-type", messageType);
    }

    public void AddHeader(string name, string value) => AddLengthened(name, HeaderType.String, Encoding.UTF8.GetBytes(value));

    public void AddHeader(string name, ReadOnlySpan<byte> value) => AddLengthened(name, HeaderType.Bytes, value);

    public void AddHeader(string name, bool value) => AddName(name, value ? HeaderType.True : HeaderType.False);

    public void AddHeader(string name, int value)
    {
        AddName(name, HeaderType.Integer);
        BinaryPrimitives.WriteInt32BigEndian(_headers.GetSpan(sizeof(int)), value);
        _headers.Advance(sizeof(int));
    }

    public void AddHeader(string name, long value) => AddLong(name, HeaderType.Long, value);

    public void AddHeader(string name, DateTimeOffset value) => AddLong(name, HeaderType.Timestamp, value.ToUnixTimeMilliseconds());

    /// <summary>Writes the frame.</summary>
    public void WriteTo(IBufferWriter<byte> output)
    {
        var headers = _headers.WrittenSpan;
        var payload = Payload.WrittenSpan;
        var total = PreludeBytes + headers.Length + payload.Length + ChecksumBytes;
        var frame = output.GetSpan(total)[..total];
        BinaryPrimitives.WriteInt32BigEndian(frame, total);
        BinaryPrimitives.WriteInt32BigEndian(frame[4..], headers.Length);
        BinaryPrimitives.WriteUInt32BigEndian(frame[8..], Crc32.HashToUInt32(frame[..8]));
        headers.CopyTo(frame[PreludeBytes..]);
        payload.CopyTo(frame[(PreludeBytes + headers.Length)..]);
        BinaryPrimitives.WriteUInt32BigEndian(frame[^ChecksumBytes..], Crc32.HashToUInt32(frame[..^ChecksumBytes]));
        output.Advance(total);
    }

    private void AddName(string name, HeaderType type)
    {
        var span = _headers.GetSpan(name.Length + 2);
        span[0] = (byte)Encoding.UTF8.GetBytes(name, span[1..]);
        span[1 + span[0]] = (byte)type;
        _headers.Advance(span[0] + 2);
    }

    private void AddLengthened(string name, HeaderType type, ReadOnlySpan<byte> value)
    {
        AddName(name, type);
        BinaryPrimitives.WriteUInt16BigEndian(_headers.GetSpan(sizeof(ushort)), checked((ushort)value.Length));
        _headers.Advance(sizeof(ushort));
        _headers.Write(value);
    }

    private void AddLong(string name, HeaderType type, long value)
    {
        AddName(name, type);
        BinaryPrimitives.WriteInt64BigEndian(_headers.GetSpan(sizeof(long)), value);
        _headers.Advance(sizeof(long));
    }
}
