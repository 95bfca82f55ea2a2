using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;

namespace Fractus.Http;

/// <summary>
/// The sockets transport of the server, to which connections can be added that were accepted elsewhere: in the networks of functions.
/// Each of those is marked as a function's.
/// </summary>
internal sealed class FunctionTransport(SocketTransportFactory sockets) : IConnectionListenerFactory, IDisposable
{
    private readonly SocketConnectionContextFactory _contexts = new(new SocketConnectionFactoryOptions(), NullLogger.Instance);
    private readonly Channel<ConnectionContext> _added = Channel.CreateUnbounded<ConnectionContext>();

    /// <summary>Hands a connection of a function to the server.</summary>
    public void Add(Socket socket)
    {
        socket.NoDelay = true;
        var connection = _contexts.Create(socket);
        FunctionConnections.Mark(connection.Items);
        if (!_added.Writer.TryWrite(connection))
        {
            // The server is stopping.
            connection.Abort();
        }
    }

    public async ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default) =>
        new Listener(await sockets.BindAsync(endpoint, cancellationToken), _added);

    public void Dispose() => _contexts.Dispose();

    private sealed class Listener(IConnectionListener listener, Channel<ConnectionContext> added) : IConnectionListener
    {
        private Task<ConnectionContext?>? _accepting;
        private Task<bool>? _adding;

        public EndPoint EndPoint => listener.EndPoint;

        public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default)
        {
            while (true)
            {
                if (added.Reader.TryRead(out var connection))
                {
                    return connection;
                }

                // Both waits go on until they are over, however often the other is: a wait that were given up could take a connection with it.
                _accepting ??= listener.AcceptAsync(cancellationToken).AsTask();
                _adding ??= added.Reader.WaitToReadAsync(CancellationToken.None).AsTask();
                if (await Task.WhenAny(_accepting, _adding) == _accepting)
                {
                    var accepted = await _accepting;
                    _accepting = null;
                    return accepted;
                }

                _adding = null;
            }
        }

        public ValueTask UnbindAsync(CancellationToken cancellationToken = default)
        {
            added.Writer.TryComplete();
            return listener.UnbindAsync(cancellationToken);
        }

        public ValueTask DisposeAsync() => listener.DisposeAsync();
    }
}
