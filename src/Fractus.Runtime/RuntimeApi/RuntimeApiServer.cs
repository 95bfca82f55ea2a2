using System.Net;
using System.Net.Sockets;
using Fractus.Kernel;

namespace Fractus.Runtime.RuntimeApi;

/// <summary>The Runtime API of one environment on a port of its own on the loopback address.</summary>
internal sealed class RuntimeApiServer : IDisposable
{
    /// <summary>A runtime client uses one connection; a shell script one after the other.</summary>
    private const int MaxConnections = 16;

    private readonly Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly Lock gate = new();
    private readonly HashSet<Socket> connections = [];
    private readonly IRuntimeApi api;
    private readonly Log log;
    private bool isDisposed;

    internal RuntimeApiServer(IRuntimeApi api, Log log)
    {
        this.api = api;
        this.log = log;
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(MaxConnections);
        Address = listener.LocalEndPoint!.ToString()!;
        _ = AcceptAsync();
    }

    /// <summary>For <c>AWS_LAMBDA_RUNTIME_API</c>.</summary>
    internal string Address { get; }

    public void Dispose()
    {
        lock (gate)
        {
            isDisposed = true;
            listener.Dispose();
            foreach (var socket in connections)
            {
                socket.Dispose();
            }
        }
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            Socket socket;
            try
            {
                socket = await listener.AcceptAsync();
            }
            catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
            {
                return;
            }

            if (!TryAdd(socket))
            {
                socket.Dispose();
                continue;
            }

            socket.NoDelay = true;
            _ = ServeAsync(socket);
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        try
        {
            await new RuntimeApiConnection(socket, api).RunAsync();
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
        {
            // The runtime went away; its process's end tells the rest.
        }
#pragma warning disable CA1031 // A fault of ours must be seen, and ends this connection only.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            log.Error("A Runtime API request could not be served.", fault);
        }
        finally
        {
            lock (gate)
            {
                connections.Remove(socket);
            }

            socket.Dispose();
        }
    }

    private bool TryAdd(Socket socket)
    {
        lock (gate)
        {
            return !isDisposed && connections.Count < MaxConnections && connections.Add(socket);
        }
    }
}
