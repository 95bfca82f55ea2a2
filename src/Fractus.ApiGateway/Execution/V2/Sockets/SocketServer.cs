using System.Buffers;
using System.Net.WebSockets;
using System.Text.Unicode;
using Fractus.ApiGateway.Rules.V2.Sockets;
using Fractus.Kernel;
using Fractus.Kernel.DataPlane;

namespace Fractus.ApiGateway.Execution.V2.Sockets;

/// <summary>
/// Holds the sockets of connected clients. An idle connection holds no buffer; its messages are handled one after the other, in their order.
/// </summary>
internal sealed class SocketServer(SocketPlane plane, ISocketConnections connections, TimeProvider time, Log log)
{
    /// <summary>Bytes of a message, and of a frame; the real service's own limits.</summary>
    public const int MaxMessage = 128 * 1024;

    public const int MaxFrame = 32 * 1024;

    public SocketAnswer Accept(SocketPeer peer) =>
        new() { MaxFrameBytes = MaxFrame, Serve = (socket, aborted) => ServeAsync(peer, socket, aborted) };

    private async Task ServeAsync(SocketPeer peer, WebSocket socket, CancellationToken aborted)
    {
        using var connection = new SocketConnection(peer, socket, time);
        connections.Add(connection);
        try
        {
            await ReceiveAsync(connection, socket, aborted);
        }
        catch (Exception broken) when (broken is WebSocketException or IOException or OperationCanceledException or ObjectDisposedException)
        {
            log.Debug($"WebSocket connection {peer.Id} broke off: {broken.Message}");
        }
        catch (Exception fault)
        {
            log.Error($"WebSocket connection {peer.Id} failed", fault);
            await connection.CloseAsync(WebSocketCloseStatus.InternalServerError, "");
        }

        connections.Remove(connection);
        try
        {
            var (status, reason) = End(connection, socket);
            await plane.DisconnectAsync(peer, status, reason);
        }
        catch (Exception fault)
        {
            log.Error($"The end of WebSocket connection {peer.Id} could not be told", fault);
        }
    }

    private async ValueTask ReceiveAsync(SocketConnection connection, WebSocket socket, CancellationToken aborted)
    {
        while (true)
        {
            // Waits without a buffer.
            var first = await socket.ReceiveAsync(Memory<byte>.Empty, aborted);
            if (first.MessageType == WebSocketMessageType.Close)
            {
                if (socket.State == WebSocketState.CloseReceived)
                {
                    await connection.CloseAsync(socket.CloseStatus is { } s && s != WebSocketCloseStatus.Empty ? s : WebSocketCloseStatus.NormalClosure, socket.CloseStatusDescription ?? "");
                }

                return;
            }

            connection.Touch();
            if (first.MessageType == WebSocketMessageType.Binary)
            {
                // As on the real service: bytes travel as Base64 in text.
                await connection.CloseAsync(WebSocketCloseStatus.InvalidMessageType, "Binary frames are not supported");
                return;
            }

            var buffer = ArrayPool<byte>.Shared.Rent(first.EndOfMessage ? 1 : MaxMessage + 1);
            try
            {
                var length = first.EndOfMessage ? 0 : await ReadMessageAsync(socket, buffer, aborted);
                if (length > MaxMessage)
                {
                    await connection.CloseAsync(WebSocketCloseStatus.MessageTooBig, "Message too long");
                    return;
                }

                var body = buffer.AsMemory(0, length);
                if (await plane.MessageAsync(connection.Peer, body) is { } reply)
                {
                    await connection.SendAsync(reply, isText: Utf8.IsValid(reply.Span));
                }
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(buffer);
            }
        }
    }

    /// <returns>More than the limit where the message is too long.</returns>
    private static async ValueTask<int> ReadMessageAsync(WebSocket socket, byte[] buffer, CancellationToken aborted)
    {
        var length = 0;
        while (length <= MaxMessage)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(length, MaxMessage + 1 - length), aborted);
            length += part.Count;
            if (part.EndOfMessage || part.MessageType == WebSocketMessageType.Close)
            {
                break;
            }
        }

        return length;
    }

    // The words of the real service for ends that have none of their own.
    private static (int Status, string Reason) End(SocketConnection connection, WebSocket socket)
    {
        if (connection.Ended is { } ended && socket.CloseStatus is null)
        {
            return ((int)ended.Status, ended.Reason);
        }

        return socket.CloseStatus switch
        {
            null => (1006, "Connection closed abnormally"),
            WebSocketCloseStatus.Empty => (1005, "Client-side close frame status not set"),
            { } status => ((int)status, socket.CloseStatusDescription ?? ""),
        };
    }
}
