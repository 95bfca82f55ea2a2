using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Fractus.Runtime.Sandbox;

namespace Fractus.Runtime.Telemetry;

/// <summary>Carries batches to where an extension listens, until it has taken them.</summary>
/// <param name="subscription">Where to.</param>
/// <param name="network">The network in which the extension listens; null means the machine's.</param>
/// <param name="time">For pauses.</param>
internal sealed class TelemetrySender(TelemetrySubscription subscription, EnvironmentNetwork? network, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly HttpClient? _http = subscription.Uri is null ? null : new HttpClient(new SocketsHttpHandler
    {
        UseProxy = false,
        AllowAutoRedirect = false,
        ConnectCallback = async (context, cancellation) => new NetworkStream(await ConnectAsync(network, context.DnsEndPoint.Port, cancellation), ownsSocket: true),
    });

    private Socket? _socket;

    internal async Task SendAsync(List<byte[]> batch, CancellationToken cancellation)
    {
        for (var pause = FirstPause; !await TrySendAsync(batch, cancellation); pause = pause < LongestPause ? pause * 2 : LongestPause)
        {
            await Task.Delay(pause, time, cancellation);
        }
    }

    public void Dispose()
    {
        _http?.Dispose();
        _socket?.Dispose();
    }

    /// <summary>Extensions listen on the loopback address of their network, whatever name they give it.</summary>
    private static async Task<Socket> ConnectAsync(EnvironmentNetwork? network, int port, CancellationToken cancellation)
    {
        static Socket Make() => new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        var socket = network is null ? Make() : network.Run(Make);
        try
        {
            await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port), cancellation);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task<bool> TrySendAsync(List<byte[]> batch, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        try
        {
            return _http is null ? await SendLinesAsync(batch, either.Token) : await PostAsync(_http, batch, either.Token);
        }
        catch (Exception refused) when (refused is HttpRequestException or SocketException or IOException or OperationCanceledException or ObjectDisposedException)
        {
            cancellation.ThrowIfCancellationRequested();
            _socket?.Dispose();
            _socket = null;
            return false;
        }
    }

    private async Task<bool> PostAsync(HttpClient http, List<byte[]> batch, CancellationToken cancellation)
    {
        using var body = new MemoryStream();
        for (var i = 0; i < batch.Count; i++)
        {
            body.WriteByte((byte)(i == 0 ? '[' : ','));
            body.Write(batch[i]);
        }

        body.WriteByte((byte)']');
        using var content = new ByteArrayContent(body.GetBuffer(), 0, (int)body.Length);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var request = new HttpRequestMessage(subscription.Method, subscription.Uri) { Content = content };
        using var response = await http.SendAsync(request, cancellation);
        return response.IsSuccessStatusCode;
    }

    private async Task<bool> SendLinesAsync(List<byte[]> batch, CancellationToken cancellation)
    {
        if (_socket is null)
        {
            _socket = await ConnectAsync(network, subscription.TcpPort, cancellation);
        }

        using var stream = new NetworkStream(_socket, ownsSocket: false);
        foreach (var told in batch)
        {
            await stream.WriteAsync(told, cancellation);
            stream.WriteByte((byte)'\n');
        }

        return true;
    }
}
