using System.Collections.Frozen;
using Fractus.ApiGateway.Execution.V2.Sockets;
using Fractus.ApiGateway.Rules.Requests;
using Fractus.ApiGateway.Rules.V2.Compiled;
using Fractus.Kernel.DataPlane;

namespace Fractus.ApiGateway.Execution.V2;

/// <summary>
/// Answers requests to deployed APIs, at <c>{id}.execute-api.…/…</c>, <c>/_aws/execute-api/{id}/…</c> and
/// <c>/restapis/{id}/{stage}/_user_request_/…</c>: tells REST, HTTP and WebSocket APIs apart. The connections of WebSocket APIs are managed
/// below the same addresses, and at <c>/@connections/{id}</c> for clients that know no more than the cloud's own address.
/// </summary>
public sealed class GatewayDataPlane : IDataPlane, ISocketPlane
{
    private readonly LiveApis _apis;
    private readonly HttpApiPlane _http;
    private readonly SocketPlane _sockets;
    private readonly SocketServer _server;
    private readonly ConnectionsPlane _connections;
    private readonly RestApiDataPlane _rest;

    internal GatewayDataPlane(
        LiveApis apis, HttpApiPlane http, SocketPlane sockets, SocketServer server, ConnectionsPlane connections, RestApiDataPlane rest)
    {
        _apis = apis;
        _http = http;
        _sockets = sockets;
        _server = server;
        _connections = connections;
        _rest = rest;
    }

    /// <inheritdoc/>
    public bool Owns(string host, string path) =>
        InvokeTarget.IsInvocation(host, path) || path.StartsWith(ConnectionsPlane.Mark, StringComparison.Ordinal);

    /// <inheritdoc/>
    public bool OwnsSocket(string host, string path) => InvokeTarget.IsInvocation(host, path);

    /// <inheritdoc/>
    public ValueTask<DataPlaneResponse> HandleAsync(DataPlaneRequest request, CancellationToken cancellation)
    {
        var host = HostName.Of(request.Host);
        if (!InvokeTarget.IsInvocation(host, request.Path))
        {
            return _connections.HandleAsync(request, apiId: null, stageName: null);
        }

        var target = InvokeTarget.Parse(host, request.Path);
        if (!_apis.IsKnown(target.ApiId))
        {
            return _rest.HandleAsync(request, cancellation);
        }

        if (target.Rest.StartsWith(ConnectionsPlane.Mark, StringComparison.Ordinal))
        {
            return _connections.HandleAsync(request, target.ApiId, target.StageName);
        }

        var stages = _apis.Find(target.ApiId) ?? FrozenDictionary<string, LiveStage>.Empty;
        return _http.HandleAsync(request, host, stages, new HttpTarget(target.StageName, target.Rest, null, IsDefaultEndpoint: true), cancellation);
    }

    /// <inheritdoc/>
    public ValueTask<SocketAnswer> ConnectAsync(DataPlaneRequest request, CancellationToken cancellation)
    {
        var target = InvokeTarget.Parse(HostName.Of(request.Host), request.Path);
        return _sockets.ConnectAsync(request, (target.ApiId, target.StageName), _server.Accept, cancellation);
    }
}

/// <summary>Reads <c>Host</c> headers.</summary>
internal static class HostName
{
    /// <summary>Without its port, in lower case.</summary>
    public static string Of(string header)
    {
        var colon = header.LastIndexOf(':');
        return (colon > 0 && !header.EndsWith(']') ? header[..colon] : header).ToLowerInvariant();
    }
}
