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
            if (HttpAnswer.TryRead(_buffer.AsSpan(0, filled), out var body))
            {
                return _buffer.AsMemory(body);
            }
        }
    }

    public void Dispose() => _socket.Dispose();
}
