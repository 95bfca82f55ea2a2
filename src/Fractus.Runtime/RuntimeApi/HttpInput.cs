using System.Buffers.Text;
using System.Net.Sockets;

namespace Fractus.Runtime.RuntimeApi;

/// <summary>Reads requests from a socket, with every size limited.</summary>
internal sealed class HttpInput(Socket socket)
{
    /// <summary>The largest answer of a function, in bytes: 6 MB and some, as the real service counts.</summary>
    internal const int MaxBodyBytes = 6_291_556;

    /// <summary>The official clients send X-Ray causes of up to 1 MB in a header.</summary>
    internal const int MaxHeadBytes = (1024 + 64) * 1024;

    private const int InitialBytes = 8 * 1024;
    private const int MaxChunkLineBytes = 1024;
    private const int PartBytes = 64 * 1024;

    private byte[] _buffer = new byte[InitialBytes];
    private int _start;
    private int _end;

    /// <summary>How often something was received: two requests between which that stays the same came together.</summary>
    internal long ReceiveCount { get; private set; }

    private ReadOnlySpan<byte> Unread => _buffer.AsSpan(_start, _end - _start);

    /// <summary>The length of the head that is here, without its empty line; -1 where it is not whole.</summary>
    internal int FindHeadEnd() => Unread.IndexOf("\r\n\r\n"u8);

    internal ReadOnlySpan<byte> Head(int length) => Unread[..length];

    internal void SkipHead(int length) => _start += length + 4;

    /// <summary>Waits for more.</summary>
    /// <returns>False where the runtime closed the connection or its head is too large.</returns>
    internal async ValueTask<bool> FillAsync()
    {
        if (_start == _end)
        {
            _start = _end = 0;
        }
        else if (_end == _buffer.Length && !MakeRoom())
        {
            return false;
        }

        var count = await ReceiveAsync(_buffer.AsMemory(_end));
        _end += count;
        return count > 0;
    }

    /// <summary>Reads a body of known length.</summary>
    /// <returns>Null where it is over the limit; it has then been read and dropped, so that the connection stays in step.</returns>
    internal async ValueTask<byte[]?> ReadAsync(long length)
    {
        if (length > MaxBodyBytes)
        {
            await DropAsync(length);
            return null;
        }

        var body = length == 0 ? [] : new byte[length];
        var count = Take(body);
        while (count < body.Length)
        {
            var received = await ReceiveAsync(body.AsMemory(count));
            ThrowIfClosed(received);
            count += received;
        }

        return body;
    }

    /// <summary>The next part of a body, not longer than <paramref name="atMost"/>; good until the next read.</summary>
    internal async ValueTask<ReadOnlyMemory<byte>> ReadPartAsync(long atMost)
    {
        if (_start == _end && !await FillAsync())
        {
            throw Closed();
        }

        var part = _buffer.AsMemory(_start, (int)Math.Min(_end - _start, atMost));
        _start += part.Length;
        return part;
    }

    /// <summary>A long body is read in larger parts.</summary>
    internal void MakePartsLarge()
    {
        if (_buffer.Length < PartBytes)
        {
            Array.Resize(ref _buffer, PartBytes);
        }
    }

    internal async ValueTask<long> ReadChunkLengthAsync()
    {
        // The length may be followed by extensions after a semicolon.
        var line = await ReadLineAsync();
        return Utf8Parser.TryParse(line, out int length, out _, 'X') && length >= 0 ? length : throw new SocketException((int)SocketError.ProtocolNotSupported);
    }

    internal async ValueTask<byte[]> ReadLineAsync(int maxBytes = MaxChunkLineBytes)
    {
        int length;
        while ((length = Unread.IndexOf("\r\n"u8)) < 0)
        {
            if (Unread.Length > maxBytes || !await FillAsync())
            {
                throw Closed();
            }
        }

        var line = Unread[..length].ToArray();
        _start += length + 2;
        return line;
    }

    private ValueTask<int> ReceiveAsync(Memory<byte> target)
    {
        ReceiveCount++;
        return socket.ReceiveAsync(target, SocketFlags.None);
    }

    private async ValueTask DropAsync(long length)
    {
        length -= Math.Min(length, Skip(length));
        while (length > 0)
        {
            var received = await ReceiveAsync(_buffer.AsMemory(0, (int)Math.Min(length, _buffer.Length)));
            ThrowIfClosed(received);
            length -= received;
        }
    }

    private int Take(Span<byte> target)
    {
        var count = Math.Min(target.Length, _end - _start);
        _buffer.AsSpan(_start, count).CopyTo(target);
        _start += count;
        return count;
    }

    private int Skip(long length)
    {
        var count = (int)Math.Min(length, _end - _start);
        _start += count;
        return count;
    }

    private bool MakeRoom()
    {
        if (_start > 0)
        {
            Unread.CopyTo(_buffer);
            _end -= _start;
            _start = 0;
            return true;
        }

        if (_buffer.Length >= MaxHeadBytes)
        {
            return false;
        }

        Array.Resize(ref _buffer, Math.Min(_buffer.Length * 2, MaxHeadBytes));
        return true;
    }

    private static void ThrowIfClosed(int received)
    {
        if (received == 0)
        {
            throw Closed();
        }
    }

    private static SocketException Closed() => new((int)SocketError.ConnectionReset);
}
