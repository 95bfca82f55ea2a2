using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Fractus.Http;

/// <summary>Kestrel, by itself: no host builder, no container, no middleware.</summary>
internal sealed class HttpServer : IAsyncDisposable
{
    /// <summary>The largest request of any service served: a Lambda deployment package of 50 MB in base64, with room for its JSON.</summary>
    public const int MostBodyBytes = 72 * 1024 * 1024;

    private static readonly TimeSpan s_drain = TimeSpan.FromSeconds(10);

    private readonly KestrelServer _kestrel;
    private readonly TimeProvider _time;

    private readonly FunctionTransport? _functions;

    private HttpServer(KestrelServer kestrel, FunctionTransport? functions, TimeProvider time)
    {
        _kestrel = kestrel;
        _functions = functions;
        _time = time;
    }

    /// <summary>The port in use, also where the system chose it.</summary>
    public int Port => new Uri(_kestrel.Features.Get<IServerAddressesFeature>()!.Addresses.First().Replace("[::]", "localhost", StringComparison.Ordinal)).Port;

    public static HttpServer Create(ServerOptions options, TimeProvider time)
    {
        var kestrel = new KestrelServerOptions { AddServerHeader = false };
        kestrel.Limits.MaxRequestBodySize = MostBodyBytes;
        kestrel.Limits.MaxRequestHeadersTotalSize = 64 * 1024;
        kestrel.Limits.MaxRequestLineSize = 32 * 1024;
        Listen(kestrel, options);
        var transport = new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance);
        var functions = options.FunctionNetwork == FunctionNetwork.Cloud ? new FunctionTransport(transport) : null;
        return new HttpServer(new KestrelServer(Options.Create(kestrel), (IConnectionListenerFactory?)functions ?? transport, NullLoggerFactory.Instance), functions, time);
    }

    /// <summary>Takes over a connection that a function made within its own network.</summary>
    public void AddFunctionConnection(Socket socket) => _functions!.Add(socket);

    /// <exception cref="StartupException">The address is taken or not of this machine.</exception>
    public async Task StartAsync(HttpApplication application, ServerOptions options)
    {
        try
        {
            await _kestrel.StartAsync(application, CancellationToken.None);
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            throw new StartupException($"Port {options.Port} on {options.Host} is in use. Choose another with --port, or stop what listens there.", taken);
        }
        catch (SocketException refused)
        {
            throw new StartupException($"Cannot listen on {options.Host}:{options.Port}: {refused.Message}.", refused);
        }
    }

    /// <summary>Takes no new connections and waits a while for the requests under way.</summary>
    public async Task StopAsync()
    {
        using var patience = new CancellationTokenSource(s_drain, _time);
        await _kestrel.StopAsync(patience.Token);
    }

    public ValueTask DisposeAsync()
    {
        _kestrel.Dispose();
        _functions?.Dispose();
        return ValueTask.CompletedTask;
    }

    private static void Listen(KestrelServerOptions kestrel, ServerOptions options)
    {
        var isAddress = IPAddress.TryParse(options.Host, out var address);
        if (options.Host == "localhost")
        {
            address = IPAddress.Loopback;
        }
        else if (!isAddress)
        {
            throw new StartupException($"--host is '{options.Host}': give an IP address of this machine, such as 127.0.0.1 or 0.0.0.0.");
        }

        kestrel.Listen(address!, options.Port);
    }
}
