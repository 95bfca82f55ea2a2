using System.Globalization;
using System.Net.Sockets;

namespace Fractus.Runtime.RuntimeApi;

/// <summary>Collects replies and writes them to a socket in one piece.</summary>
internal sealed class HttpOutput(Socket socket)
{
    private const int KeptBytes = 64 * 1024;
    private byte[] _buffer = new byte[2048];
    private int _count;

    /// <summary>Adds a reply. <paramref name="headers"/> are whole lines, each with its line end.</summary>
    internal void Append(int status, ReadOnlySpan<byte> headers, ReadOnlySpan<byte> body)
    {
        Write(status switch
        {
            200 => "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"u8,
            202 => "HTTP/1.1 202 Accepted\r\nContent-Type: application/json\r\n"u8,
            400 => "HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\n"u8,
            403 => "HTTP/1.1 403 Forbidden\r\nContent-Type: application/json\r\n"u8,
            413 => "HTTP/1.1 413 Request Entity Too Large\r\nContent-Type: application/json\r\n"u8,
            _ => "HTTP/1.1 404 Not Found\r\nContent-Type: text/plain\r\n"u8,
        });
        Write(headers);
        Write("Content-Length: "u8);
        Span<byte> digits = stackalloc byte[11];
        _ = body.Length.TryFormat(digits, out var length, default, CultureInfo.InvariantCulture);
        Write(digits[..length]);
        Write("\r\n\r\n"u8);
        Write(body);
    }

    internal async ValueTask FlushAsync()
    {
        var sent = 0;
        while (sent < _count)
        {
            sent += await socket.SendAsync(_buffer.AsMemory(sent, _count - sent), SocketFlags.None);
        }

        _count = 0;
        if (_buffer.Length > KeptBytes)
        {
            _buffer = new byte[KeptBytes];
        }
    }

    internal async ValueTask SendContinueAsync()
    {
        Write("HTTP/1.1 100 Continue\r\n\r\n"u8);
        await FlushAsync();
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        if (_count + bytes.Length > _buffer.Length)
        {
            Array.Resize(ref _buffer, Math.Max(_count + bytes.Length, _buffer.Length * 2));
        }

        bytes.CopyTo(_buffer.AsSpan(_count));
        _count += bytes.Length;
    }
}
