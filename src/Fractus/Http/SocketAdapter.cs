using System.Diagnostics.CodeAnalysis;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using Fractus.Kernel.DataPlane;
using Microsoft.AspNetCore.Http.Features;

namespace Fractus.Http;

/// <summary>Carries WebSocket handshakes to the data plane that owns them, and the sockets of those that it takes. Source: RFC 6455.</summary>
internal static class SocketAdapter
{
    private const string KeySuffix = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private const int KeyBytes = 16;

    /// <returns>False where it is no handshake, or nobody's.</returns>
    public static async ValueTask<bool> TryAnswerAsync(IReadOnlyList<IDataPlane> planes, HttpExchange exchange)
    {
        var headers = exchange.RequestHeaders;
        if (headers.Upgrade.Count == 0 || !headers.Upgrade.ToString().Equals("websocket", StringComparison.OrdinalIgnoreCase)
            || !exchange.Feature<IHttpUpgradeFeature>().IsUpgradableRequest)
        {
            return false;
        }

        foreach (var plane in planes)
        {
            if (plane is ISocketPlane sockets && sockets.OwnsSocket(exchange.Host, exchange.Request.Path))
            {
                await AnswerAsync(plane, sockets, exchange);
                return true;
            }
        }

        return false;
    }

    private static async ValueTask AnswerAsync(IDataPlane plane, ISocketPlane sockets, HttpExchange exchange)
    {
        var key = exchange.RequestHeaders.SecWebSocketKey.ToString();
        if (exchange.Request.Method != "GET" || exchange.RequestHeaders.SecWebSocketVersion != "13" || !IsKey(key))
        {
            await ServerPages.SendAsync(exchange, 400, "text/plain", "This is no WebSocket handshake of version 13.\n"u8.ToArray());
            return;
        }

        var answer = await sockets.ConnectAsync(DataPlaneAdapter.Describe(exchange), exchange.Aborted);
        if (answer.Serve is not { } serve)
        {
            await DataPlaneAdapter.SendAsync(plane, exchange, answer.Refusal!);
            return;
        }

        var headers = exchange.Feature<IHttpResponseFeature>().Headers;
        headers.Connection = "Upgrade";
        headers.Upgrade = "websocket";
        headers.SecWebSocketAccept = Accept(key);
        if (answer.Subprotocol is { } subprotocol)
        {
            headers.SecWebSocketProtocol = subprotocol;
        }

        await using var stream = new FrameLimitStream(await exchange.Feature<IHttpUpgradeFeature>().UpgradeAsync(), answer.MaxFrameBytes);
        using var socket = WebSocket.CreateFromStream(
            stream,
            new WebSocketCreationOptions { IsServer = true, SubProtocol = answer.Subprotocol, KeepAliveInterval = Timeout.InfiniteTimeSpan });
        await serve(socket, exchange.Aborted);
    }

    private static bool IsKey(string key)
    {
        Span<byte> bytes = stackalloc byte[KeyBytes];
        return Convert.TryFromBase64String(key, bytes, out var length) && length == KeyBytes;
    }

    [SuppressMessage("Security", "CA5350", Justification = "The protocol asks for SHA-1; nothing is kept secret by it.")]
    private static string Accept(string key) => Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + KeySuffix)));
}
