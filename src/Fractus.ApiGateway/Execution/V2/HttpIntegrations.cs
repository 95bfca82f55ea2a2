using System.Text;
using Fractus.ApiGateway.Rules.Requests;
using Fractus.ApiGateway.Rules.Responses;
using Fractus.ApiGateway.Rules.V2.Compiled;
using Fractus.ApiGateway.Rules.V2.Http;

namespace Fractus.ApiGateway.Execution.V2;

/// <summary>Calls what stands behind the routes of HTTP APIs.</summary>
internal sealed class HttpIntegrations(FunctionCaller functions, HttpCaller endpoints, TimeProvider time)
{
    /// <exception cref="HttpFailure">It could not be called, takes too long, or its answer is none.</exception>
    public async ValueTask<GatewayResponse> CallAsync(HttpCall call, CancellationToken cancellation)
    {
        var integration = call.Route!.Integration ?? throw HttpFailure.Internal("The route has no integration.");
        var started = time.GetTimestamp();
        GatewayResponse response;
        try
        {
            response = integration.IsFunction
                ? await FunctionAsync(call, integration, cancellation)
                : await endpoints.SendAsync(Request(call, integration), cancellation);
        }
        catch (CallFailure failure)
        {
            throw failure.IsConfiguration ? HttpFailure.Internal(failure.Message)
                : failure.Fault == CallFault.RequestTooLong ? HttpFailure.TooLarge()
                : HttpFailure.Unavailable(failure.Message);
        }
        finally
        {
            call.IntegrationLatencyMs = (long)time.GetElapsedTime(started).TotalMilliseconds;
        }

        response = response with { Headers = ResponseHeaders.Sendable(ConnectionHeaders.Without(response.Headers)) };
        return integration.ResponseMappings.TryGetValue(response.Status, out var mappings)
            ? CallMappings.Response(call, mappings, response)
            : response;
    }

    private async ValueTask<GatewayResponse> FunctionAsync(HttpCall call, ApiIntegration integration, CancellationToken cancellation)
    {
        var target = new FunctionTarget(call.Stage.Owner, integration.FunctionArn, integration.Credentials, call.SourceArn) { Caller = call.Caller };
        var payload = integration.IsVersion2 ? CallEvent.Write(call) : CallEventVersion1.Write(call);
        var output = await functions.CallAsync(target, payload, integration.Timeout, cancellation);
        return output.FunctionError is null
            ? FunctionAnswer.Read(output.Payload ?? default, integration.IsVersion2)
            : throw HttpFailure.Internal("The Lambda function returned the following error: " + ExecutionLog.Show(output.Payload ?? default));
    }

    private static EndpointCall Request(HttpCall call, ApiIntegration integration)
    {
        var headers = call.Headers.All.ToList();
        headers.Add(new("Forwarded", $"for={call.Request.SourceIp};host={call.DomainName};proto={call.Request.Scheme}"));
        headers.Add(new("Via", $"{call.Request.Protocol} AmazonAPIGateway"));
        var query = integration.RequestMappings.Count > 0
            ? call.Query.Parameters.SelectMany(p => p.Value.Select(v => new KeyValuePair<string, string>(p.Key, v))).ToList()
            : [];
        var path = CallMappings.Request(call, integration.RequestMappings, headers, query);
        var sent = integration.RequestMappings.Count > 0
            ? string.Join('&', query.Select(p => $"{Uri.EscapeDataString(p.Key)}={Uri.EscapeDataString(p.Value)}"))
            : call.Request.Query;
        return new EndpointCall(
            integration.Method == "ANY" ? call.Request.Method : integration.Method,
            Url(call, integration, path, sent),
            [.. ConnectionHeaders.Without(headers)],
            call.Request.Body,
            integration.Timeout)
        {
            // What is mapped must be there first.
            MayStream = integration.ResponseMappings.Count == 0,
        };
    }

    private static string Url(HttpCall call, ApiIntegration integration, string? path, string query)
    {
        var url = new StringBuilder(integration.Url);
        foreach (var (name, value) in call.PathParameters)
        {
            // The slashes of a greedy variable stay.
            url.Replace($"{{{name}}}", string.Join('/', value.Split('/').Select(Uri.EscapeDataString)));
        }

        var text = url.ToString();
        var hostEnd = text.IndexOf('/', text.IndexOf("://", StringComparison.Ordinal) + 3);
        if (path is not null)
        {
            text = (hostEnd < 0 ? text : text[..hostEnd]) + string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
        }
        else if (call.Route!.Method.Length == 0)
        {
            // The default route takes every path, so what it leads to gets it.
            text = text.TrimEnd('/') + string.Join('/', call.PathInStage.Split('/').Select(Uri.EscapeDataString));
        }

        return query.Length == 0 ? text : $"{text}{(text.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{query}";
    }
}
