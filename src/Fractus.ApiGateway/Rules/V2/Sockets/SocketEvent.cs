using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Fractus.ApiGateway.Rules.Requests;
using Fractus.ApiGateway.Rules.Values;

namespace Fractus.ApiGateway.Rules.V2.Sockets;

/// <summary>
/// The events that functions of a WebSocket API get. Source: "Set up a WebSocket API integration request" of the developer guide, and events
/// recorded of the real service.
/// </summary>
internal static class SocketEvent
{
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="message">The event.</param>
    /// <param name="payload">What the client sent, as the integration asks for it.</param>
    public static ReadOnlyMemory<byte> Write(SocketMessage message, SocketPayload payload)
    {
        var buffer = new ArrayBufferWriter<byte>(1024 + payload.Body.Length);
        using var json = new Utf8JsonWriter(buffer, s_options);
        json.WriteStartObject();
        WriteHandshake(json, message, isWhole: false);
        WriteContext(json, message);
        WriteVariables(json, message.Stage.Variables);
        if (message.EventType == SocketMessage.MessageEvent)
        {
            if (payload.IsBinary)
            {
                json.WriteBase64String("body"u8, payload.Body.Span);
            }
            else
            {
                json.WriteString("body"u8, Encoding.UTF8.GetString(payload.Body.Span));
            }
        }

        json.WriteBoolean("isBase64Encoded"u8, payload.IsBinary);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    /// <summary>The event of a Lambda authorizer at the handshake.</summary>
    public static ReadOnlyMemory<byte> WriteAuthorizer(SocketMessage message)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using var json = new Utf8JsonWriter(buffer, s_options);
        json.WriteStartObject();
        json.WriteString("type"u8, "REQUEST");
        json.WriteString("methodArn"u8, message.Arn);
        WriteHandshake(json, message, isWhole: true);
        WriteVariables(json, message.Stage.Variables ?? new Dictionary<string, string>());
        WriteContext(json, message);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    /// <param name="json">The event.</param>
    /// <param name="message">Any; only a handshake has something to write.</param>
    /// <param name="isWhole">Whether with what concerns the one connection only, and with what is empty: authorizers see that.</param>
    private static void WriteHandshake(Utf8JsonWriter json, SocketMessage message, bool isWhole)
    {
        if (message.Handshake is not { } handshake)
        {
            return;
        }

        var headers = message.Headers.GroupBy(h => h.Key, h => h.Value, StringComparer.OrdinalIgnoreCase)
            .Where(h => isWhole || !(h.Key.Equals("Connection", StringComparison.OrdinalIgnoreCase) || h.Key.Equals("Upgrade", StringComparison.OrdinalIgnoreCase)))
            .OrderBy(h => h.Key, StringComparer.Ordinal).Select(h => (h.Key, Values: h.ToList())).ToList();
        Write(json, "headers"u8, "multiValueHeaders"u8, headers);
        var query = QueryString.Parse(handshake.Query).Parameters.Select(p => (p.Key, Values: p.Value)).ToList();
        if (isWhole || query.Count > 0)
        {
            Write(json, "queryStringParameters"u8, "multiValueQueryStringParameters"u8, query);
        }
    }

    private static void Write(Utf8JsonWriter json, ReadOnlySpan<byte> name, ReadOnlySpan<byte> listName, List<(string Key, List<string> Values)> map)
    {
        json.WriteStartObject(name);
        foreach (var (key, values) in map)
        {
            json.WriteString(key, values[^1]);
        }

        json.WriteEndObject();
        json.WriteStartObject(listName);
        foreach (var (key, values) in map)
        {
            json.WriteStartArray(key);
            values.ForEach(json.WriteStringValue);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteContext(Utf8JsonWriter json, SocketMessage message)
    {
        var peer = message.Peer;
        json.WriteStartObject("requestContext"u8);
        json.WriteString("routeKey"u8, message.RouteKey);
        if (peer.Authorizer is { } authorizer)
        {
            json.WritePropertyName("authorizer"u8);
            json.WriteRawValue(JsonValues.Write(authorizer));
        }

        if (message.MessageId is { } messageId)
        {
            json.WriteString("messageId"u8, messageId);
        }

        if (message.DisconnectStatus is { } status)
        {
            json.WriteNumber("disconnectStatusCode"u8, status);
        }

        json.WriteString("eventType"u8, message.EventType);
        json.WriteString("extendedRequestId"u8, message.ExtendedRequestId);
        json.WriteString("requestTime"u8, message.TimeText);
        json.WriteString("messageDirection"u8, "IN");
        if (message.DisconnectStatus is not null)
        {
            json.WriteString("disconnectReason"u8, message.DisconnectReason ?? "");
        }

        json.WriteString("stage"u8, message.Stage.Name);
        json.WriteNumber("connectedAt"u8, peer.ConnectedAt.ToUnixTimeMilliseconds());
        json.WriteNumber("requestTimeEpoch"u8, message.Time.ToUnixTimeMilliseconds());
        json.WritePropertyName("identity"u8);
        json.WriteRawValue(JsonValues.Write(peer.Identity()));
        json.WriteString("requestId"u8, message.RequestId);
        json.WriteString("domainName"u8, peer.DomainName);
        json.WriteString("connectionId"u8, peer.Id);
        json.WriteString("apiId"u8, message.Stage.ApiId);
        json.WriteEndObject();
    }

    private static void WriteVariables(Utf8JsonWriter json, IReadOnlyDictionary<string, string>? variables)
    {
        if (variables is null)
        {
            return;
        }

        json.WriteStartObject("stageVariables"u8);
        foreach (var (name, value) in variables)
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
    }
}
