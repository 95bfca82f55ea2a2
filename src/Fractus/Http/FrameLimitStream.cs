using System.Buffers.Binary;

namespace Fractus.Http;

/// <summary>
/// Watches the frames that a client sends go by, and ends the stream at one that is too long: the WebSocket above reads messages and does not
/// tell of frames. Source: RFC 6455, section 5.2.
/// </summary>
internal sealed class FrameLimitStream(Stream inner, int maxFrameBytes) : Stream
{
    private const int MaskBytes = 4;
    private const int MaxHeader = 14;
    private const int MaxDrained = 1024 * 1024;

    // Status 1009 and no reason.
    private static readonly byte[] s_tooBig = [0x88, 0x02, 0x03, 0xF1];

    private readonly byte[] _header = new byte[MaxHeader];
    private int _headerLength;
    private long _payloadLeft;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await inner.ReadAsync(buffer, cancellationToken);
        if (!IsWithinLimit(buffer.Span[..read], out var behind))
        {
            await inner.WriteAsync(s_tooBig, cancellationToken);
            await DrainAsync(buffer, _payloadLeft - behind, cancellationToken);
            throw new IOException($"A WebSocket frame is longer than {maxFrameBytes} bytes.");
        }

        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        inner.WriteAsync(buffer, cancellationToken);

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        inner.WriteAsync(buffer, offset, count, cancellationToken);

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    // A connection that is closed over bytes that nobody took is reset, and the client would not hear why.
    private async ValueTask DrainAsync(Memory<byte> buffer, long left, CancellationToken cancellation)
    {
        for (left = Math.Min(left, MaxDrained); left > 0;)
        {
            var read = await inner.ReadAsync(buffer, cancellation);
            left = read == 0 ? 0 : left - read;
        }
    }

    // "behind" are the bytes behind the header of the frame that is too long.
    private bool IsWithinLimit(ReadOnlySpan<byte> bytes, out int behind)
    {
        behind = 0;
        while (!bytes.IsEmpty)
        {
            if (_payloadLeft > 0)
            {
                var taken = (int)Math.Min(_payloadLeft, bytes.Length);
                _payloadLeft -= taken;
                bytes = bytes[taken..];
                continue;
            }

            _header[_headerLength++] = bytes[0];
            bytes = bytes[1..];
            if (_headerLength < HeaderLength())
            {
                continue;
            }

            _payloadLeft = PayloadLength();
            _headerLength = 0;
            if (_payloadLeft < 0 || _payloadLeft > maxFrameBytes)
            {
                behind = bytes.Length;
                return false;
            }
        }

        return true;
    }

    // Of what is known so far: two bytes tell it.
    private int HeaderLength() => _headerLength < 2
        ? 2
        : 2 + ((_header[1] & 0x7F) switch { 126 => 2, 127 => 8, _ => 0 }) + ((_header[1] & 0x80) != 0 ? MaskBytes : 0);

    private long PayloadLength() => (_header[1] & 0x7F) switch
    {
        126 => BinaryPrimitives.ReadUInt16BigEndian(_header.AsSpan(2)),
        127 => BinaryPrimitives.ReadInt64BigEndian(_header.AsSpan(2)),
        var length => length,
    };
}
