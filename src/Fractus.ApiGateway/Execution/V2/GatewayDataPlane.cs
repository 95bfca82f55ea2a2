using Fractus.ApiGateway.Execution.V2.Sockets;
using Fractus.ApiGateway.Rules.Domains;
using Fractus.ApiGateway.Rules.Requests;
using Fractus.Kernel.DataPlane;

namespace Fractus.ApiGateway.Execution.V2;

/// <summary>
/// Answers requests to deployed APIs, at <c>{id}.execute-api.…/…</c>, <c>/_aws/execute-api/{id}/…</c> and
/// <c>/restapis/{id}/{stage}/_user_request_/…</c>, and at custom domain names: tells REST, HTTP and WebSocket APIs apart. The connections of WebSocket APIs are managed
/// below the same addresses, and at <c>/@connections/{id}</c> for clients that know no more than the cloud's own address.
/// </summary>
public sealed class GatewayDataPlane : IDataPlane, ISocketPlane
{
    private readonly LiveApis _apis;
    private readonly WatchedIndex<DomainIndex> _domains;
    private readonly HttpApiPlane _http;
    private readonly SocketPlane _sockets;
    private readonly SocketServer _server;
    private readonly ConnectionsPlane _connections;
    private readonly RestApiDataPlane _rest;

    internal GatewayDataPlane(
        LiveApis apis,
        WatchedIndex<DomainIndex> domains,
        HttpApiPlane http,
        SocketPlane sockets,
        SocketServer server,
        ConnectionsPlane connections,
        RestApiDataPlane rest)
    {
        _apis = apis;
        _domains = domains;
        _http = http;
        _sockets = sockets;
        _server = server;
        _connections = connections;
        _rest = rest;
    }

    /// <inheritdoc/>
    public bool Owns(string host, string path) =>
        InvokeTarget.IsInvocation(host, path) || ConnectionsPlane.IsManagement(path) || _domains.Value.Owns(host);

    /// <inheritdoc/>
    public bool OwnsSocket(string host, string path) => InvokeTarget.IsInvocation(host, path) || _domains.Value.Owns(host);

    /// <inheritdoc/>
    public ValueTask<DataPlaneResponse> HandleAsync(DataPlaneRequest request, CancellationToken cancellation)
    {
        var host = HostName.Of(request.Host);
        if (_domains.Value.Owns(host))
        {
            return HandleMappedAsync(request, host, cancellation);
        }

        if (!InvokeTarget.IsInvocation(host, request.Path))
        {
            return _connections.HandleAsync(request, apiId: null, stageName: null);
        }

        var target = InvokeTarget.Parse(host, request.Path);
        if (!_apis.IsKnown(target.ApiId))
        {
            return _rest.HandleAsync(request, cancellation);
        }

        return ConnectionsPlane.IsManagement(target.Rest)
            ? _connections.HandleAsync(request, target.ApiId, target.StageName)
            : _http.HandleAsync(request, host, target.ApiId, new HttpTarget(target.StageName, target.Rest, Mapped: null), cancellation);
    }

    /// <inheritdoc/>
    public ValueTask<SocketAnswer> ConnectAsync(DataPlaneRequest request, CancellationToken cancellation)
    {
        var host = HostName.Of(request.Host);
        var mapped = _domains.Value.Find(host, request);
        var target = mapped is null ? InvokeTarget.Parse(host, request.Path) : new InvokeTarget(mapped.ApiId, mapped.StageName, Region: null, mapped.Rest);
        return _sockets.ConnectAsync(request, new SocketTarget(target.ApiId, target.StageName, mapped is null), _server.Accept, cancellation);
    }

    private ValueTask<DataPlaneResponse> HandleMappedAsync(DataPlaneRequest request, string host, CancellationToken cancellation)
    {
        if (_domains.Value.Find(host, request) is not { } mapped)
        {
            // Neither a rule nor a mapping leads on: the real service's answer is that of an API that is not there.
            return ValueTask.FromResult(new DataPlaneResponse(
                403, [new("Content-Type", "application/json"), new("x-amzn-ErrorType", "ForbiddenException")], "{\"message\":\"Forbidden\"}"u8.ToArray()));
        }

        if (!_apis.IsKnown(mapped.ApiId))
        {
            return _rest.HandleAsync(request, mapped, cancellation);
        }

        return ConnectionsPlane.IsManagement(mapped.Rest)
            ? _connections.HandleAsync(request, mapped.ApiId, mapped.StageName)
            : _http.HandleAsync(request, host, mapped.ApiId, new HttpTarget("", "", mapped), cancellation);
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
