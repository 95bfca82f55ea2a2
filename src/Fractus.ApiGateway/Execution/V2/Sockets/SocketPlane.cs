using Fractus.ApiGateway.Rules.Requests;
using Fractus.ApiGateway.Rules.Responses;
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
    SocketLogs logs,
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
        if (stage is not { Socket: { } routes } || (stage.IsEndpointDisabled && target.IsOwnAddress))
        {
            return Refuse(SocketFailure.Forbidden());
        }

        var peer = new SocketPeer(
            connectionId, stage.ApiId, stage.Name, HostName.Of(request.Host), request.SourceIp, request.Header("User-Agent"), time.GetUtcNow());
        var message = new SocketMessage
        {
            Stage = stage,
            Peer = peer,
            EventType = SocketMessage.ConnectEvent,
            Route = routes.Connect,
            RequestId = requestId,
            Time = peer.ConnectedAt,
            Handshake = request,
            Headers = ForwardedHeaders.Of(request, TraceIds.Create(request.Header(TraceIds.Header), peer.ConnectedAt, ids), isDecompressed: false),
            Log = LogOf(routes.Connect, requestId),
        };
        try
        {
            var chosen = await ConnectAsync(message, cancellation);
            return connect(peer) with { Subprotocol = chosen };
        }
        catch (SocketFailure failure)
        {
            Fail(message, failure);
            return Refuse(failure);
        }

        SocketAnswer Refuse(SocketFailure failure)
        {
            log.Debug($"A WebSocket connection to {target.ApiId} was refused: {failure.Reason}");
            return new SocketAnswer { Refusal = failure.ToResponse(connectionId, requestId) };
        }
    }

    /// <summary>A message that came; what it is answered, null for nothing.</summary>
    public async ValueTask<ReadOnlyMemory<byte>?> MessageAsync(SocketPeer peer, ReadOnlyMemory<byte> body)
    {
        var requestId = NewId();
        if (Stage(peer.ApiId, peer.StageName) is not { Socket: { } routes } stage)
        {
            return SocketFailure.Forbidden().Body(peer.Id, requestId);
        }

        var route = routes.Find(body.Span);
        var message = new SocketMessage
        {
            Stage = stage,
            Peer = peer,
            EventType = SocketMessage.MessageEvent,
            Route = route,
            RequestId = requestId,
            Time = time.GetUtcNow(),
            MessageId = NewId(),
            Body = body,
            Log = LogOf(route, requestId),
        };
        var reply = await ReplyAsync(message);
        metrics.Messages(stage, route, reply is null ? 1 : 2);
        return reply;
    }

    /// <summary>The end of a connection, which nobody waits for.</summary>
    public async ValueTask DisconnectAsync(SocketPeer peer, int status, string reason)
    {
        if (Stage(peer.ApiId, peer.StageName) is not { Socket.Disconnect: { } route } stage)
        {
            return;
        }

        var requestId = NewId();
        var message = new SocketMessage
        {
            Stage = stage,
            Peer = peer,
            EventType = SocketMessage.DisconnectEvent,
            Route = route,
            RequestId = requestId,
            Time = time.GetUtcNow(),
            DisconnectStatus = status,
            DisconnectReason = reason,
            Log = LogOf(route, requestId),
        };
        SocketLog.Begin(message);
        try
        {
            var reply = route.Integration is { } integration ? await integrations.CallAsync(message, integration) : null;

            // An answer without a status is a good one: nobody waits for it.
            logs.Write(message, reply is { Status: 0 } ? 200 : reply?.Status);
        }
        catch (SocketFailure failure)
        {
            log.Debug($"The end of {peer.Id} got an error: {failure.Reason}");
            logs.Write(message, failure);
        }
    }

    /// <returns>The subprotocol that the integration chooses; null for none.</returns>
    private async ValueTask<string?> ConnectAsync(SocketMessage message, CancellationToken cancellation)
    {
        SocketLog.Begin(message);
        admission.CheckThrottle(message);
        await admission.AdmitAsync(message, cancellation);
        admission.CheckKey(message);
        if (message.Route.Integration is not { } integration)
        {
            logs.Write(message, status: null);
            return null;
        }

        var reply = await integrations.CallAsync(message, integration);
        if (reply.Status is >= 200 and < 300)
        {
            logs.Write(message, reply.Status);
            return reply.Headers.FirstOrDefault(h => h.Key.Equals(Subprotocol, StringComparison.OrdinalIgnoreCase)).Value;
        }

        throw reply.Status == 0
            ? SocketFailure.Configuration("Malformed Lambda proxy response", 502)
            : SocketFailure.Refused(reply.Status);
    }

    private async ValueTask<ReadOnlyMemory<byte>?> ReplyAsync(SocketMessage message)
    {
        SocketLog.Begin(message);
        var (route, peer) = (message.Route, message.Peer);
        try
        {
            if (!route.IsDefined)
            {
                throw SocketFailure.Forbidden("No route of the API takes the message.");
            }

            admission.CheckThrottle(message);
            admission.CheckKey(message);
            if (!route.Accepts(message.Body.Span))
            {
                throw SocketFailure.BadBody();
            }

            var reply = await integrations.CallAsync(message, route.Integration ?? throw SocketFailure.Configuration("No integration defined for the route."));

            // Without the type null would become an empty message.
            var answer = route.IsTwoWay && !reply.Body.IsEmpty ? reply.Body : (ReadOnlyMemory<byte>?)null;
            SocketLog.Answer(message, answer);
            logs.Write(message, 200);
            return answer;
        }
        catch (SocketFailure failure)
        {
            log.Debug($"A message of {peer.Id} got an error: {failure.Reason}");
            Fail(message, failure);
            return failure.Body(peer.Id, message.RequestId);
        }
    }

    private void Fail(SocketMessage message, SocketFailure failure)
    {
        if (failure is { IsOfIntegration: false, Status: < 500 })
        {
            metrics.Refused(message.Stage, message.Route);
        }

        logs.Write(message, failure);
    }

    private ExecutionLog? LogOf(SocketRoute route, string requestId) => route.Monitoring.IsLogged ? new ExecutionLog(requestId, time) : null;

    private LiveStage? Stage(string apiId, string stageName) => apis.Find(apiId)?.GetValueOrDefault(stageName);

    // Such as JKJaXmPLvHcESHA=: the form of the real service's connection, message and request ids.
    private string NewId() => ids.Secret(11) + "=";
}

/// <summary>Which stage a client wants to connect to.</summary>
/// <param name="ApiId">The API.</param>
/// <param name="StageName">The stage.</param>
/// <param name="IsOwnAddress">Whether by the API's own address, not by a custom domain name.</param>
internal readonly record struct SocketTarget(string ApiId, string StageName, bool IsOwnAddress);
