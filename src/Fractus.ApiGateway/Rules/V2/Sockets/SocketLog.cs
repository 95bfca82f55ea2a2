using System.Globalization;
using Fractus.ApiGateway.Rules.Requests;
using Fractus.ApiGateway.Rules.Responses;

namespace Fractus.ApiGateway.Rules.V2.Sockets;

/// <summary>
/// What the execution log tells of an event of a WebSocket API, beside the call of its integration: in the words that people report of the real
/// service's logs, as AWS publishes none, and for what a handshake and a message hold in those of REST APIs.
/// </summary>
internal static class SocketLog
{
    /// <summary>The event has come.</summary>
    public static void Begin(SocketMessage message)
    {
        if (message.Log is not { } log)
        {
            return;
        }

        log.Line("Extended Request Id: " + message.ExtendedRequestId);
        log.Line("Starting execution for request: " + message.RequestId);
        log.Line($"WebSocket Request Route: [{message.RouteKey}]");
        var (peer, apiId) = (message.Peer, message.Stage.ApiId);
        switch (message.EventType)
        {
            case SocketMessage.ConnectEvent:
                log.Line($"Client [UserAgent: {peer.UserAgent ?? "null"}, SourceIp: {peer.SourceIp}] is connecting to WebSocket API [{apiId}].");
                log.Line("Method request query string: " + ExecutionLog.Show(
                    QueryString.Parse(message.Handshake!.Query).Parameters.Select(p => new KeyValuePair<string, string>(p.Key, string.Join(',', p.Value)))));
                log.Line("Method request headers: " + ExecutionLog.Show(message.Headers));
                break;
            case SocketMessage.MessageEvent:
                log.Line($"WebSocket API [{apiId}] received message from client [Connection Id: {peer.Id}].");
                log.Line("Method request body before transformations: " + ExecutionLog.Show(message.Body));
                break;
        }
    }

    /// <summary>What the client is answered; null where it gets nothing.</summary>
    public static void Answer(SocketMessage message, ReadOnlyMemory<byte>? answer)
    {
        if (answer is { } body)
        {
            message.Log?.Line("Method response body after transformations: " + ExecutionLog.Show(body));
        }
    }

    /// <summary>The event has been handled.</summary>
    /// <param name="message">The event.</param>
    /// <param name="status">What the integration gave; null where none was called.</param>
    public static void End(SocketMessage message, int? status)
    {
        if (message.Log is not { } log)
        {
            return;
        }

        var (peer, apiId) = (message.Peer, message.Stage.ApiId);
        log.Line(message.EventType switch
        {
            SocketMessage.ConnectEvent => $"Client [Connection Id: {peer.Id}] connected to API [{apiId}] successfully.",
            SocketMessage.MessageEvent => $"Message from client [Connection Id: {peer.Id}] sent to API [{apiId}] with response status code [{Text(status)}].",
            _ => $"Client [Connection Id: {peer.Id}] disconnected from API [{apiId}]{Integration(status)}. "
                + $"Close reason: [{Text(message.DisconnectStatus)}: {message.DisconnectReason}]",
        });
    }

    private static string Integration(int? status) => status is null ? "" : $" with integration response status code [{Text(status)}]";

    private static string Text(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
