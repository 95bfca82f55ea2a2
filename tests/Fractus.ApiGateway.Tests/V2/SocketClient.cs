using System.IO.Pipelines;
using System.Net.WebSockets;
using System.Text;
using Fractus.Kernel.DataPlane;

namespace Fractus.ApiGateway.Tests.V2;

/// <summary>A client's end of a WebSocket whose other end the gateway serves, without a network between.</summary>
internal sealed class SocketClient : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly WebSocket _socket;
    private readonly Task _serving;

    private SocketClient(WebSocket socket, Task serving) => (_socket, _serving) = (socket, serving);

    public WebSocketCloseStatus? CloseStatus => _socket.CloseStatus;

    /// <returns>Null and the refusal where the client may not connect.</returns>
    public static async Task<(SocketClient? Client, DataPlaneResponse? Refusal)> TryConnectAsync(TestCloud cloud, DataPlaneRequest handshake)
    {
        var answer = await cloud.Service.DataPlane.ConnectAsync(handshake, default);
        if (answer.Serve is not { } serve)
        {
            return (null, answer.Refusal);
        }

        var (toServer, toClient) = (new Pipe(), new Pipe());
        var server = Socket(toServer, toClient, isServer: true);
        var client = Socket(toClient, toServer, isServer: false);
        return (new SocketClient(client, serve(server, CancellationToken.None)), null);
    }

    public static async Task<SocketClient> ConnectAsync(TestCloud cloud, DataPlaneRequest handshake) =>
        (await TryConnectAsync(cloud, handshake)).Client ?? throw new InvalidOperationException("The client may not connect.");

    public async Task SendAsync(string text, WebSocketMessageType type = WebSocketMessageType.Text) =>
        await _socket.SendAsync(Encoding.UTF8.GetBytes(text), type, true, CancellationToken.None);

    /// <summary>The next message; empty where the connection was closed.</summary>
    public async Task<string> ReceiveAsync()
    {
        var buffer = new byte[256 * 1024];
        using var patience = new CancellationTokenSource(s_patience);
        var length = 0;
        while (true)
        {
            var part = await _socket.ReceiveAsync(buffer.AsMemory(length), patience.Token);
            length += part.Count;
            if (part.EndOfMessage)
            {
                return Encoding.UTF8.GetString(buffer, 0, length);
            }
        }
    }

    /// <summary>Closes the connection and waits until the gateway has done what it does then.</summary>
    public async Task CloseAsync(WebSocketCloseStatus status, string? reason)
    {
        await _socket.CloseOutputAsync(status, reason, CancellationToken.None);
        await ServedAsync();
    }

    /// <summary>Waits until the gateway has done with the connection.</summary>
    public Task ServedAsync() => _serving.WaitAsync(s_patience);

    public ValueTask DisposeAsync()
    {
        _socket.Abort();
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private static WebSocket Socket(Pipe reads, Pipe writes, bool isServer) => WebSocket.CreateFromStream(
        new DuplexStream(reads.Reader.AsStream(), writes.Writer.AsStream()),
        new WebSocketCreationOptions { IsServer = isServer, KeepAliveInterval = Timeout.InfiniteTimeSpan });

    private sealed class DuplexStream(Stream reads, Stream writes) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            reads.ReadAsync(buffer, cancellationToken);

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await writes.WriteAsync(buffer, cancellationToken);
            await writes.FlushAsync(cancellationToken);
        }

        public override void Flush() => writes.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                writes.Dispose();
                reads.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
