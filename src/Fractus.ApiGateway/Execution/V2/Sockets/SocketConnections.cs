using System.Collections.Concurrent;
using System.Net.WebSockets;

namespace Fractus.ApiGateway.Execution.V2.Sockets;

/// <summary>Where connections are found by their ids. Sockets are of one process; several nodes would find each other's here.</summary>
internal interface ISocketConnections
{
    void Add(SocketConnection connection);

    void Remove(SocketConnection connection);

    /// <returns>Null where there is none, or no longer.</returns>
    SocketConnection? Find(string connectionId);

    /// <summary>Ends all connections that this process holds.</summary>
    Task CloseAllAsync();
}

/// <summary>The connections of this process.</summary>
internal sealed class LocalConnections : ISocketConnections
{
    private readonly ConcurrentDictionary<string, SocketConnection> _connections = new();

    public void Add(SocketConnection connection) => _connections[connection.Peer.Id] = connection;

    public void Remove(SocketConnection connection) => _connections.TryRemove(new(connection.Peer.Id, connection));

    public SocketConnection? Find(string connectionId) => _connections.GetValueOrDefault(connectionId);

    public Task CloseAllAsync() =>
        Task.WhenAll(_connections.Values.Select(c => c.CloseAsync(WebSocketCloseStatus.EndpointUnavailable, SocketConnection.GoingAway).AsTask()));
}
