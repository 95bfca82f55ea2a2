using System.Net;
using System.Net.Sockets;
using Fractus.Kernel;
using Fractus.Kernel.Threading;
using Fractus.Runtime.Sandbox;

namespace Fractus.Runtime.RuntimeApi;

/// <summary>The Runtime API of one environment: on a port of its own on the loopback address, and on a socket that its process inherits.</summary>
internal sealed class RuntimeApiServer : IDisposable
{
    /// <summary>A runtime client uses one connection, a shell script one after the other, each of ten extensions a few.</summary>
    private const int MaxConnections = 64;

    private readonly Lock _gate = new();
    private readonly HashSet<Socket> _connections = [];
    private readonly IRuntimeApi _api;
    private readonly Func<IPEndPoint, IPEndPoint, ValueTask<bool>> _isOwn;
    private readonly Log _log;
    private Socket? _listener;
    private bool _isDisposed;

    /// <param name="api">What is served.</param>
    /// <param name="isOwn">Whether a connection, by its other end and ours, comes from the environment itself; others are closed.</param>
    /// <param name="log">For faults.</param>
    internal RuntimeApiServer(IRuntimeApi api, Func<IPEndPoint, IPEndPoint, ValueTask<bool>> isOwn, Log log)
    {
        _api = api;
        _isOwn = isOwn;
        _log = log;
    }

    /// <summary>Begins to listen.</summary>
    /// <param name="port">0 lets the system choose.</param>
    /// <param name="network">Where; null: in the machine's.</param>
    /// <returns>For <c>AWS_LAMBDA_RUNTIME_API</c>.</returns>
    internal string Listen(int port, EnvironmentNetwork? network = null)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            _listener = network is null ? Bind(port) : network.Run(() => Bind(port));
            _ = AcceptAsync(_listener);
            return _listener.LocalEndPoint!.ToString()!;
        }
    }

    /// <summary>Serves a socket that the environment's process has inherited.</summary>
    internal void Serve(Socket socket)
    {
        if (TryAdd(socket))
        {
            _ = ServeAsync(socket, isInherited: true);
        }
        else
        {
            socket.Dispose();
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            _listener?.Dispose();
            foreach (var socket in _connections)
            {
                socket.Dispose();
            }
        }
    }

    private static Socket Bind(int port)
    {
        var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, port));
        listener.Listen(MaxConnections);
        return listener;
    }

    private async Task AcceptAsync(Socket listener)
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
            _ = ServeAsync(socket, isInherited: false);
        }
    }

    private async Task ServeAsync(Socket socket, bool isInherited)
    {
        try
        {
            // Who it is takes a look through all sockets of the machine.
            await SocketThreads.LeaveAsync();
            if (isInherited || await _isOwn((IPEndPoint)socket.RemoteEndPoint!, (IPEndPoint)socket.LocalEndPoint!))
            {
                await new RuntimeApiConnection(socket, _api).RunAsync();
            }
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
        {
            // The runtime went away; its process's end tells the rest.
        }
#pragma warning disable CA1031 // A fault of ours must be seen, and ends this connection only.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            _log.Error("A Runtime API request could not be served.", fault);
        }
        finally
        {
            lock (_gate)
            {
                _connections.Remove(socket);
            }

            socket.Dispose();
        }
    }

    private bool TryAdd(Socket socket)
    {
        lock (_gate)
        {
            return !_isDisposed && _connections.Count < MaxConnections && _connections.Add(socket);
        }
    }
}
