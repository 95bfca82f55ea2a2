using Fractus.ApiGateway.Rules.Mapping;
using Fractus.ApiGateway.Rules.Requests;
using Fractus.ApiGateway.Rules.V2.Compiled;
using Fractus.ApiGateway.Rules.V2.Sockets;
using Fractus.Kernel;
using Fractus.Kernel.DataPlane;

namespace Fractus.ApiGateway.Execution.V2.Sockets;

/// <summary>Takes the connections of WebSocket APIs, and their events to routes.</summary>
internal sealed class SocketPlane(
    LiveApis apis,
    SocketAdmission admission,
    SocketIntegrations integrations,
    RouteThrottles throttles,
    GatewayLogs logs,
    ApiMetrics metrics,
    TimeProvider time,
    IdGenerator ids,
    Log log)
{
    private const string Subprotocol = "Sec-WebSocket-Protocol";

    /// <summary>Decides on a handshake.</summary>
    /// <param name="request">The handshake.</param>
    /// <param name="target">Which stage it asks for.</param>
    /// <param name="connect">Serves the socket of a client that may connect.</param>
    /// <param name="cancellation">The client has gone away.</param>
    public async ValueTask<SocketAnswer> ConnectAsync(
        DataPlaneRequest request, SocketTarget target, Func<SocketPeer, SocketAnswer> connect, CancellationToken cancellation)
    {
        var (connectionId, requestId) = (NewId(), NewId());
        var stage = Stage(target.ApiId, target.StageName);
        try
        {
            if (stage is not { Socket: { } routes } || (stage.IsEndpointDisabled && target.IsOwnAddress))
            {
                throw SocketFailure.Forbidden();
            }

            var peer = new SocketPeer(
                connectionId, stage.ApiId, stage.Name, HostName.Of(request.Host), request.SourceIp, request.Header("User-Agent"), time.GetUtcNow());
            var chosen = routes.Connect is { } route ? await ConnectAsync(request, stage, route, peer, requestId, cancellation) : null;
            return connect(peer) with { Subprotocol = chosen };
        }
        catch (SocketFailure failure)
        {
            log.Debug($"A WebSocket connection to {target.ApiId} was refused: {failure.Reason ?? failure.Message}");
            Count(stage, failure);
            return new SocketAnswer { Refusal = failure.ToResponse(connectionId, requestId) };
        }
    }

    /// <summary>A message that came; what it is answered, null for nothing.</summary>
    public async ValueTask<ReadOnlyMemory<byte>?> MessageAsync(SocketPeer peer, ReadOnlyMemory<byte> body, bool isBinary)
    {
        var stage = Stage(peer.ApiId, peer.StageName);
        var reply = await RouteAsync(stage, peer, body, isBinary);
        if (stage is not null)
        {
            metrics.Messages(stage, reply is null ? 1 : 2);
        }

        return reply;
    }

    private async ValueTask<ReadOnlyMemory<byte>?> RouteAsync(LiveStage? stage, SocketPeer peer, ReadOnlyMemory<byte> body, bool isBinary)
    {
        var requestId = NewId();
        try
        {
            if (stage is not { Socket: { } routes } || routes.Find(body.Span) is not { } route)
            {
                throw SocketFailure.Forbidden();
            }

            var message = Describe(stage, peer, SocketMessage.MessageEvent, route.Key, requestId, body, isBinary);
            if (route.Throttle is { } rate && !throttles.TryTake(stage, route.Key, rate))
            {
                throw SocketFailure.TooManyRequests();
            }

            if (!route.Accepts(body.Span))
            {
                throw SocketFailure.BadBody();
            }

            var reply = await integrations.CallAsync(message, Integration(route));
            WriteLog(message, 200);
            // Without the type null would become an empty message.
            return route.IsTwoWay && !reply.Body.IsEmpty ? reply.Body : (ReadOnlyMemory<byte>?)null;
        }
        catch (SocketFailure failure)
        {
            log.Debug($"A message of {peer.Id} got an error: {failure.Reason ?? failure.Message}");
            Count(stage, failure);
            return failure.Body(peer.Id, requestId);
        }
    }

    /// <summary>The end of a connection, which nobody waits for.</summary>
    public async ValueTask DisconnectAsync(SocketPeer peer, int status, string reason)
    {
        if (Stage(peer.ApiId, peer.StageName) is not { Socket.Disconnect: { Integration: { } integration } route } stage)
        {
            return;
        }

        var requestId = NewId();
        var message = new SocketMessage
        {
            Stage = stage,
            Peer = peer,
            EventType = SocketMessage.DisconnectEvent,
            RouteKey = route.Key,
            RequestId = requestId,
            ExtendedRequestId = requestId,
            Time = time.GetUtcNow(),
            DisconnectStatus = status,
            DisconnectReason = reason,
        };
        try
        {
            await integrations.CallAsync(message, integration);
            WriteLog(message, 200);
        }
        catch (SocketFailure failure)
        {
            log.Debug($"The end of {peer.Id} got an error: {failure.Reason ?? failure.Message}");
            WriteLog(message, failure.Status);
        }
    }

    private async ValueTask<string?> ConnectAsync(
        DataPlaneRequest request, LiveStage stage, SocketRoute route, SocketPeer peer, string requestId, CancellationToken cancellation)
    {
        var message = new SocketMessage
        {
            Stage = stage,
            Peer = peer,
            EventType = SocketMessage.ConnectEvent,
            RouteKey = route.Key,
            RequestId = requestId,
            ExtendedRequestId = requestId,
            Time = peer.ConnectedAt,
            Handshake = request,
            Headers = ForwardedHeaders.Of(request, TraceIds.Create(request.Header(TraceIds.Header), peer.ConnectedAt, ids), isDecompressed: false),
        };
        if (route.Throttle is { } rate && !throttles.TryTake(stage, route.Key, rate))
        {
            throw SocketFailure.TooManyRequests();
        }

        await admission.AdmitAsync(route, message, cancellation);
        if (route.Integration is not { } integration)
        {
            return null;
        }

        var reply = await integrations.CallAsync(message, integration);
        WriteLog(message, reply.Status);
        return reply.Status switch
        {
            0 => throw SocketFailure.Internal(502, "Malformed Lambda proxy response"),
            >= 200 and < 300 => reply.Headers.FirstOrDefault(h => h.Key.Equals(Subprotocol, StringComparison.OrdinalIgnoreCase)).Value,
            var status => throw new SocketFailure(status is >= 400 and < 600 ? status : 502, status switch
            {
                401 => "Unauthorized",
                403 => "Forbidden",
                _ => "Internal server error",
            })
            {
                IsOfIntegration = true,
            },
        };
    }

    private SocketMessage Describe(
        LiveStage stage, SocketPeer peer, string eventType, string routeKey, string requestId, ReadOnlyMemory<byte> body, bool isBinary) => new()
    {
        Stage = stage,
        Peer = peer,
        EventType = eventType,
        RouteKey = routeKey,
        RequestId = requestId,
        ExtendedRequestId = requestId,
        Time = time.GetUtcNow(),
        MessageId = NewId(),
        Body = body,
        IsBinary = isBinary,
    };

    private void Count(LiveStage? stage, SocketFailure failure)
    {
        if (stage is not null && failure is { IsOfIntegration: false, Status: < 500 })
        {
            metrics.Refused(stage);
        }
    }

    private static SocketIntegration Integration(SocketRoute route) =>
        route.Integration ?? throw SocketFailure.Internal(500, "No integration defined for the route.");

    private LiveStage? Stage(string apiId, string stageName) => apis.Find(apiId)?.GetValueOrDefault(stageName);

    // Such as JKJaXmPLvHcESHA=: the form of the real service's connection, message and request ids.
    private string NewId() => ids.Secret(11) + "=";

    private void WriteLog(SocketMessage message, int status)
    {
        if (message.Stage.AccessLog is not { } access)
        {
            return;
        }

        var variables = message.Context;
        variables["status"] = (long)status;
        var line = access.Format.Render(source => source.Kind == SourceKind.Context ? RequestContext.Find(variables, source.Name) : null);
        logs.Add(message.Stage.Owner, access.LogGroup, time.GetUtcNow(), line);
    }
}

/// <summary>Which stage a client wants to connect to.</summary>
/// <param name="ApiId">The API.</param>
/// <param name="StageName">The stage.</param>
/// <param name="IsOwnAddress">Whether by the API's own address, not by a custom domain name.</param>
internal readonly record struct SocketTarget(string ApiId, string StageName, bool IsOwnAddress);
