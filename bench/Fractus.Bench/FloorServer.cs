using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Fractus.Bench;

/// <summary>
/// The floor: Kestrel alone, which reads the request and answers as many bytes as the real answer has. A request says how many in
/// the path.
/// </summary>
internal sealed class FloorServer : IHttpApplication<IFeatureCollection>
{
    public static async Task RunAsync()
    {
        var options = new KestrelServerOptions { AddServerHeader = false };
        options.Listen(System.Net.IPAddress.Loopback, 0);
        using var kestrel = new KestrelServer(
            Options.Create(options),
            new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance),
            NullLoggerFactory.Instance);
        await kestrel.StartAsync(new FloorServer(), CancellationToken.None);
        Console.WriteLine("listening " + kestrel.Features.Get<Microsoft.AspNetCore.Hosting.Server.Features.IServerAddressesFeature>()!.Addresses.First());
        await Task.Delay(Timeout.Infinite);
    }

    public IFeatureCollection CreateContext(IFeatureCollection contextFeatures) => contextFeatures;

    public void DisposeContext(IFeatureCollection context, Exception? exception)
    {
    }

    public async Task ProcessRequestAsync(IFeatureCollection context)
    {
        var request = context.GetRequiredFeature<IHttpRequestFeature>();
        var response = context.GetRequiredFeature<IHttpResponseFeature>();
        var body = new byte[request.Headers.ContentLength ?? 0];
        await request.Body.ReadExactlyAsync(body);
        var answer = new byte[int.Parse(request.Path.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture)];
        answer.AsSpan().Fill((byte)'x');
        response.StatusCode = 200;
        response.Headers.ContentType = "application/x-amz-json-1.0";
        response.Headers["x-amzn-RequestId"] = "00000000-0000-0000-0000-000000000000";
        response.Headers.ContentLength = answer.Length;
        await context.GetRequiredFeature<IHttpResponseBodyFeature>().Writer.WriteAsync(answer);
    }
}
