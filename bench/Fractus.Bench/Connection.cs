using System.Net;
using System.Net.Sockets;

namespace Fractus.Bench;

/// <summary>One kept-alive HTTP connection that writes whole requests and reads whole answers.</summary>
internal sealed class Connection : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _buffer = new byte[256 * 1024];

    public static async Task<Connection> OpenAsync(Uri server)
    {
        var connection = new Connection();
        await connection._socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, server.Port));
        return connection;
    }

    /// <summary>The body of the answer, valid until the next call.</summary>
    /// <exception cref="InvalidOperationException">The status is not 2xx.</exception>
    public async ValueTask<ReadOnlyMemory<byte>> SendAsync(byte[] request)
    {
        await _socket.SendAsync(request);
        var filled = 0;
        while (true)
        {
            var read = await _socket.ReceiveAsync(_buffer.AsMemory(filled));
            if (read == 0)
            {
                throw new IOException("The server closed the connection.");
            }

            filled += read;
            var headerEnd = _buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8);
            if (headerEnd < 0)
            {
                continue;
            }

            var total = headerEnd + 4 + ContentLength(_buffer.AsSpan(0, headerEnd));
            if (filled >= total)
            {
                if (_buffer[9] != '2')
                {
                    throw new InvalidOperationException(System.Text.Encoding.UTF8.GetString(_buffer, 0, total));
                }

                return _buffer.AsMemory((headerEnd + 4)..total);
            }
        }
    }

    public void Dispose() => _socket.Dispose();

    private static int ContentLength(ReadOnlySpan<byte> headers)
    {
        var name = "Content-Length: "u8;
        var at = headers.IndexOf(name);
        if (at < 0)
        {
            return 0;
        }

        var digits = headers[(at + name.Length)..];
        return System.Buffers.Text.Utf8Parser.TryParse(digits, out int length, out _) ? length : 0;
    }
}
