using System.Globalization;
using System.Text;
using System.Text.Json;
using Fractus.ApiGateway.Contract.V2;
using Fractus.ApiGateway.Rules;
using Fractus.ApiGateway.Rules.Compiled;
using Fractus.ApiGateway.Rules.Responses;
using Fractus.ApiGateway.Rules.Templates;
using Fractus.ApiGateway.Rules.V2.Compiled;
using Fractus.ApiGateway.Rules.V2.Sockets;
using Fractus.ApiGateway.Rules.Values;
using Fractus.Lambda.Contract;

namespace Fractus.ApiGateway.Execution.V2.Sockets;

/// <summary>What an integration gave: for a handshake its status and headers, for a message what the client may be told.</summary>
internal sealed record SocketReply(int Status, IReadOnlyList<KeyValuePair<string, string>> Headers, ReadOnlyMemory<byte> Body);

/// <summary>Calls what stands behind the routes of WebSocket APIs.</summary>
internal sealed class SocketIntegrations(FunctionCaller functions, HttpCaller endpoints, ApiMetrics metrics, TimeProvider time)
{
    private const int LargestAnswer = 128 * 1024;

    /// <exception cref="SocketFailure">It could not be called, or its answer is none.</exception>
    public async ValueTask<SocketReply> CallAsync(SocketMessage message, SocketIntegration integration)
    {
        metrics.Calling(message);
        var started = time.GetTimestamp();
        try
        {
            var reply = await SendAsync(message, integration);
            metrics.Answered(message, reply.Status >= 400, integration.Type == IntegrationType.Mock ? null : time.GetElapsedTime(started));
            return reply;
        }
        catch (SocketFailure failure) when (failure.IsAnswer)
        {
            metrics.Answered(message, isError: true, time.GetElapsedTime(started));
            throw;
        }
        catch (SocketFailure)
        {
            metrics.Failed(message);
            throw;
        }
    }

    private async ValueTask<SocketReply> SendAsync(SocketMessage message, SocketIntegration integration)
    {
        try
        {
            return integration.Type switch
            {
                IntegrationType.AwsProxy => await ProxyAsync(message, integration),
                IntegrationType.Aws => await FunctionAsync(message, integration),
                IntegrationType.Mock => Mock(message, integration),
                _ => await EndpointAsync(message, integration),
            };
        }
        catch (CallFailure failure)
        {
            throw failure.Fault switch
            {
                CallFault.Permission => SocketFailure.Configuration("Invalid permissions on Lambda function"),
                CallFault.Configuration => SocketFailure.Configuration(failure.Message),
                CallFault.Timeout => SocketFailure.Internal(504, failure.Message),
                _ => SocketFailure.Internal(502, failure.Message),
            };
        }
        catch (VelocityException failed)
        {
            throw SocketFailure.Configuration($"Unable to transform: {failed.Message}");
        }
    }

    private async ValueTask<SocketReply> ProxyAsync(SocketMessage message, SocketIntegration integration)
    {
        var output = await InvokeAsync(message, integration, SocketEvent.Write(message, Payload(message, integration)));
        return Read(output.Payload ?? default) ?? throw SocketFailure.Configuration("Malformed Lambda proxy response", 502);
    }

    private async ValueTask<SocketReply> FunctionAsync(SocketMessage message, SocketIntegration integration)
    {
        var output = await InvokeAsync(message, integration, Request(message, integration));
        return Response(message, integration, new AnswerHead(output.StatusCode ?? 200, FunctionCaller.Headers(output, traceId: null)), output.Payload ?? default);
    }

    private async ValueTask<InvokeOutput> InvokeAsync(SocketMessage message, SocketIntegration integration, ReadOnlyMemory<byte> payload)
    {
        var target = Target(message, integration);
        EndpointLog.Function(message.Log, message.Stage.ApiId, target.FunctionArn, traceId: null, target.Headers, payload);
        var started = time.GetTimestamp();
        var output = await functions.CallAsync(target, payload, integration.Timeout, CancellationToken.None);
        var answer = output.Payload ?? default;
        if (message.Log is { } log)
        {
            EndpointLog.Response(log, LatencyMs(started), output.StatusCode ?? 200, FunctionCaller.Headers(output, traceId: null), answer);
        }

        return output.FunctionError is null ? output : throw SocketFailure.Thrown(answer);
    }

    private SocketReply Mock(SocketMessage message, SocketIntegration integration)
    {
        var status = MockStatus.Parse(Encoding.UTF8.GetString(Request(message, integration).Span)) ?? throw SocketFailure.Configuration(
            "Unable to parse statusCode. It should be an integer that is defined in the request template.");
        return Response(message, integration, new AnswerHead(status, []), default);
    }

    private async ValueTask<SocketReply> EndpointAsync(SocketMessage message, SocketIntegration integration)
    {
        var headers = Mapped(message, integration, MessagePlace.Header).ToList();
        if (!headers.Exists(h => h.Key.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)))
        {
            headers.Add(new("Content-Type", "application/json"));
        }

        headers.Add(new("User-Agent", "AmazonAPIGateway_" + message.Stage.ApiId));
        var isProxy = integration.Type == IntegrationType.HttpProxy;
        var body = isProxy ? Payload(message, integration).Body : Request(message, integration);
        var call = new EndpointCall(integration.Method, Url(message, integration), headers, body, integration.Timeout) { MaxBody = LargestAnswer };
        EndpointLog.Request(message.Log, call.Url, headers, body);
        var started = time.GetTimestamp();
        var response = await endpoints.SendAsync(call, CancellationToken.None);
        EndpointLog.Response(message.Log, LatencyMs(started), response.Status, response.Headers, response.Body);
        return isProxy
            ? new SocketReply(response.Status, response.Headers, response.Body)
            : Response(message, integration, new AnswerHead(response.Status, response.Headers), response.Body);
    }

    private long LatencyMs(long started) => (long)time.GetElapsedTime(started).TotalMilliseconds;

    private static FunctionTarget Target(SocketMessage message, SocketIntegration integration)
    {
        var target = new FunctionTarget(message.Stage.Owner, integration.FunctionArn, integration.Credentials, message.Arn) { Caller = message.Peer.Caller };
        if (integration.Mappings.Count == 0)
        {
            return target;
        }

        // Of names that differ in case only the last counts.
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in Mapped(message, integration, MessagePlace.Header))
        {
            headers[name] = value;
        }

        return target with { Headers = headers };
    }

    private static string Url(SocketMessage message, SocketIntegration integration)
    {
        var url = integration.Url;
        foreach (var (name, value) in Mapped(message, integration, MessagePlace.Path))
        {
            url = url.Replace($"{{{name}}}", Uri.EscapeDataString(value), StringComparison.Ordinal);
        }

        foreach (var (name, value) in Mapped(message, integration, MessagePlace.QueryString))
        {
            url += $"{(url.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{Uri.EscapeDataString(name)}={Uri.EscapeDataString(value)}";
        }

        return url;
    }

    // What has no value is not sent.
    private static IEnumerable<KeyValuePair<string, string>> Mapped(SocketMessage message, SocketIntegration integration, MessagePlace place) =>
        from mapping in integration.Mappings
        where mapping.Place == place
        let value = mapping.Value.Value(message)
        where value is not null
        select new KeyValuePair<string, string>(mapping.Name, value);

    // A handshake and an end hold nothing.
    private static SocketPayload Payload(SocketMessage message, SocketIntegration integration)
    {
        var payload = new SocketPayload(message.Body, IsBinary: false);
        return message.EventType == SocketMessage.MessageEvent ? payload.Converted(integration.ContentHandling) : payload;
    }

    private ReadOnlyMemory<byte> Request(SocketMessage message, SocketIntegration integration)
    {
        if (!integration.TryTemplate(message.Body.Span, out var template))
        {
            throw SocketFailure.Internal(415, "Unsupported Media Type");
        }

        var body = Payload(message, integration).Body;
        return template is null ? body : Render(message, template, body);
    }

    private SocketReply Response(SocketMessage message, SocketIntegration integration, AnswerHead answer, ReadOnlyMemory<byte> body)
    {
        var response = integration.Response(answer.Status.ToString(CultureInfo.InvariantCulture));
        var template = response?.Template(message.Body.Span, answer);
        var headers = message.EventType == SocketMessage.ConnectEvent && response is not null ? response.Headers(message, answer, body) : [];
        body = new SocketPayload(body, IsBinary: false).Converted(response?.ContentHandling).Body;
        return new SocketReply(answer.Status, headers, template is null ? body : Render(message, template, body));
    }

    private ReadOnlyMemory<byte> Render(SocketMessage message, CompiledTemplate template, ReadOnlyMemory<byte> body) =>
        Encoding.UTF8.GetBytes(template.Render(
            new ValueMap
            {
                ["input"] = new InputVariable(body, invocation: null),
                ["context"] = message.Context,
                ["util"] = UtilVariable.Instance,
                ["stageVariables"] = new ValueMap(message.Stage.Variables),
            },
            time));

    // An answer without a status is a good one where nobody asks for it.
    private static SocketReply? Read(ReadOnlyMemory<byte> payload)
    {
        try
        {
            using var document = JsonDocument.Parse(payload);
            var answer = document.RootElement;
            if (answer.ValueKind != JsonValueKind.Object || !answer.TryGetProperty("statusCode", out var status))
            {
                return new SocketReply(0, [], default);
            }

            var code = status.ValueKind == JsonValueKind.String
                ? int.Parse(status.GetString()!, NumberStyles.None, CultureInfo.InvariantCulture)
                : status.GetInt32();
            var headers = answer.TryGetProperty("headers", out var map) && map.ValueKind == JsonValueKind.Object
                ? map.EnumerateObject().Select(h => new KeyValuePair<string, string>(h.Name, h.Value.ToString())).ToList()
                : [];
            var body = answer.TryGetProperty("body", out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : "";
            return new SocketReply(code, headers, Encoding.UTF8.GetBytes(body));
        }
        catch (Exception malformed) when (malformed is JsonException or FormatException or OverflowException or InvalidOperationException)
        {
            return null;
        }
    }
}
