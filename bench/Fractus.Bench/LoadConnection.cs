using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Fractus.Bench;

/// <summary>A connection of a load, with one request at a time.</summary>
internal sealed class LoadConnection : IDisposable
{
    private readonly byte[] _buffer = new byte[256 * 1024];
    private int _filled;
    private long _sentAt;

    public LoadConnection(Uri server) => Socket.Connect(new IPEndPoint(IPAddress.Loopback, server.Port));

    public Socket Socket { get; } = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    public void Send(byte[] request)
    {
        (_sentAt, _filled) = (Stopwatch.GetTimestamp(), 0);
        Socket.Send(request);
    }

    /// <summary>Reads what has come.</summary>
    /// <param name="latency">Since the request was sent, in ticks, where the answer is whole.</param>
    /// <returns>Whether it is.</returns>
    /// <exception cref="InvalidOperationException">The status is not 2xx.</exception>
    public bool TryReceive(out long latency)
    {
        var read = Socket.Receive(_buffer.AsSpan(_filled));
        if (read == 0)
        {
            throw new IOException("The server closed the connection.");
        }

        _filled += read;
        latency = Stopwatch.GetElapsedTime(_sentAt).Ticks;
        return HttpAnswer.TryRead(_buffer.AsSpan(0, _filled), out _);
    }

    public void Dispose() => Socket.Dispose();
}
