using System.Net.WebSockets;
using Fractus.ApiGateway.Rules.V2.Sockets;

namespace Fractus.ApiGateway.Execution.V2.Sockets;

/// <summary>A connection that is held: sends one thing at a time and ends when it is idle or old.</summary>
internal sealed class SocketConnection : IDisposable
{
    /// <summary>The reason that a client is given when it is not its fault.</summary>
    public const string GoingAway = "Going away";

    private static readonly TimeSpan s_idle = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan s_life = TimeSpan.FromHours(2);

    // A client that does not take what it is sent does not hold others up for ever.
    private static readonly TimeSpan s_sendTimeout = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly WebSocket _socket;
    private readonly TimeProvider _time;
    private ITimer? _timer;
    private long _lastActiveMs;
    private bool _isDisposed;

    public SocketConnection(SocketPeer peer, WebSocket socket, TimeProvider time)
    {
        Peer = peer;
        _socket = socket;
        _time = time;
        Touch();
        Wait();
    }

    public SocketPeer Peer { get; }

    public DateTimeOffset LastActive => DateTimeOffset.FromUnixTimeMilliseconds(Volatile.Read(ref _lastActiveMs));

    /// <summary>Why the gateway itself ended the connection; null where it did not.</summary>
    public (WebSocketCloseStatus Status, string Reason)? Ended { get; private set; }

    /// <summary>Something came or went.</summary>
    public void Touch() => Volatile.Write(ref _lastActiveMs, _time.GetUtcNow().ToUnixTimeMilliseconds());

    /// <returns>False where the client is gone.</returns>
    public async ValueTask<bool> SendAsync(ReadOnlyMemory<byte> message, bool isText)
    {
        Touch();
        await _sending.WaitAsync();
        try
        {
            if (_socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived))
            {
                return false;
            }

            var sending = _socket.SendAsync(message, isText ? WebSocketMessageType.Text : WebSocketMessageType.Binary, endOfMessage: true, CancellationToken.None);
            if (!sending.IsCompletedSuccessfully)
            {
                await sending.AsTask().WaitAsync(s_sendTimeout, _time);
            }

            return true;
        }
        catch (TimeoutException)
        {
            _socket.Abort();
            return false;
        }
        catch (Exception broken) when (broken is WebSocketException or IOException or ObjectDisposedException or InvalidOperationException or OperationCanceledException)
        {
            return false;
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>Ends the connection from this side; its reader then sees the end.</summary>
    public async ValueTask CloseAsync(WebSocketCloseStatus status, string reason)
    {
        await _sending.WaitAsync();
        try
        {
            Ended ??= (status, reason);
            if (_socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await _socket.CloseOutputAsync(status, reason, CancellationToken.None).WaitAsync(s_sendTimeout, _time);
            }
        }
        catch (Exception broken) when (broken is WebSocketException or IOException or ObjectDisposedException or TimeoutException or OperationCanceledException)
        {
            _socket.Abort();
        }
        finally
        {
            _sending.Release();
        }
    }

    public void Dispose()
    {
        lock (_sending)
        {
            _isDisposed = true;
            _timer?.Dispose();
        }
    }

    // One timer for what is due first: the end of its life, or of its patience since the last message.
    private void Wait()
    {
        var now = _time.GetUtcNow();
        var end = Peer.ConnectedAt + s_life;
        var idleEnd = LastActive + s_idle;
        var due = end < idleEnd ? end : idleEnd;
        if (due <= now)
        {
            _ = CloseAsync(WebSocketCloseStatus.EndpointUnavailable, GoingAway).AsTask();
            return;
        }

        lock (_sending)
        {
            _timer?.Dispose();
            _timer = _isDisposed ? null : _time.CreateTimer(static self => ((SocketConnection)self!).Wait(), this, due - now, Timeout.InfiniteTimeSpan);
        }
    }
}
