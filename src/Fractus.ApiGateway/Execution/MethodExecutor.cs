using System.Globalization;
using System.Text;
using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules;
using Fractus.ApiGateway.Rules.Compiled;
using Fractus.ApiGateway.Rules.Proxy;
using Fractus.ApiGateway.Rules.Requests;
using Fractus.ApiGateway.Rules.Responses;
using Fractus.ApiGateway.Rules.Templates;

namespace Fractus.ApiGateway.Execution;

/// <summary>Runs a method: integration request, integration, integration response.</summary>
internal sealed class MethodExecutor(MethodBackends backends, ResponseCaches caches, TimeProvider time)
{
    public async ValueTask<GatewayResponse> ExecuteAsync(Invocation invocation, CancellationToken cancellation)
    {
        LogRequest(invocation);
        GatewayResponse response;
        try
        {
            invocation.Method.Validation?.Check(invocation);
            response = await caches.AnswerAsync(invocation, CallAsync, cancellation);
            LogResponse(invocation, response);
        }
        catch (GatewayFailure failure)
        {
            invocation.Log?.Error(failure.Reason ?? failure.Message);
            response = invocation.Api.GatewayResponses.Answer(failure, invocation);
        }

        invocation.Log?.Line(string.Create(CultureInfo.InvariantCulture, $"Method completed with status: {response.Status}"));
        return response;
    }

    private async ValueTask<GatewayResponse> CallAsync(Invocation invocation, CancellationToken cancellation)
    {
        try
        {
            return await IntegrateAsync(invocation, cancellation);
        }
        catch (CallFailure failure)
        {
            throw failure.Fault switch
            {
                CallFault.Configuration or CallFault.UnknownHost => GatewayFailure.Configuration(failure.Message),
                CallFault.Permission => GatewayFailure.Configuration("Invalid permissions on Lambda function"),
                CallFault.Timeout => GatewayFailure.Timeout(),
                CallFault.RequestTooLong => GatewayFailure.RequestTooLong(),
                CallFault.Network => GatewayFailure.Network(),
                _ => GatewayFailure.Integration(500, failure.Message),
            };
        }
    }

    private async ValueTask<GatewayResponse> IntegrateAsync(Invocation invocation, CancellationToken cancellation)
    {
        var response = invocation.Method.Integration.Type switch
        {
            IntegrationType.AwsProxy => await ProxyAsync(invocation, cancellation),
            IntegrationType.Aws when invocation.Method.Integration.FunctionArn.Length > 0 => await FunctionAsync(invocation, cancellation),
            IntegrationType.Aws => await ServiceAsync(invocation, cancellation),
            IntegrationType.Http => await HttpAsync(invocation, cancellation),
            IntegrationType.HttpProxy => await HttpProxyAsync(invocation, cancellation),
            _ => Mock(invocation),
        };
        return response with { Headers = ResponseHeaders.Sendable(response.Headers) };
    }

    private async ValueTask<GatewayResponse> ProxyAsync(Invocation invocation, CancellationToken cancellation)
    {
        var output = await backends.FunctionAsync(invocation, ProxyEvent.Write(invocation), RequestValues.Headers(invocation), cancellation);
        var payload = output.Payload ?? default;
        if (output.FunctionError is not null)
        {
            throw GatewayFailure.Integration(502, FunctionError.Reason(payload));
        }

        var response = ProxyResponse.Read(payload, invocation.Api.BinaryMediaTypes, invocation.Headers.Get("Accept"));
        return response.Header("Content-Type") is null
            ? response with { Headers = [.. response.Headers, new("Content-Type", "application/json")] }
            : response;
    }

    private async ValueTask<GatewayResponse> FunctionAsync(Invocation invocation, CancellationToken cancellation)
    {
        var payload = IntegrationRequest(invocation);
        var output = await backends.FunctionAsync(invocation, payload, RequestValues.Headers(invocation), cancellation);
        var body = output.Payload ?? default;
        var answer = new IntegrationAnswer(output.StatusCode ?? 200, FunctionError.Message(body), FunctionCaller.Headers(output, invocation.TraceId), body);
        return answer.Map(invocation, time) with { IsTraced = true };
    }

    private async ValueTask<GatewayResponse> ServiceAsync(Invocation invocation, CancellationToken cancellation)
    {
        var answer = await backends.ServiceAsync(invocation, IntegrationRequest(invocation), cancellation);
        return answer.Map(invocation, time) with { IsTraced = true };
    }

    private async ValueTask<GatewayResponse> HttpAsync(Invocation invocation, CancellationToken cancellation)
    {
        var answer = await backends.EndpointAsync(invocation, IntegrationRequest(invocation), cancellation);
        return answer.Map(invocation, time) with { IsTraced = true };
    }

    private async ValueTask<GatewayResponse> HttpProxyAsync(Invocation invocation, CancellationToken cancellation)
    {
        var answer = await backends.EndpointAsync(invocation, invocation.Body, cancellation);
        return new GatewayResponse(answer.Status, answer.Headers, answer.Body);
    }

    private GatewayResponse Mock(Invocation invocation)
    {
        var status = MockStatus.Parse(Encoding.UTF8.GetString(IntegrationRequest(invocation).Span)) ?? throw GatewayFailure.Configuration(
            "Unable to parse statusCode. It should be an integer that is defined in the request template.");
        RequestValues.Headers(invocation);
        return new IntegrationAnswer(status, status.ToString(CultureInfo.InvariantCulture), [], default).Map(invocation, time);
    }

    /// <summary>The body for the integration: from the template of the request's content type, or the request's own.</summary>
    private ReadOnlyMemory<byte> IntegrationRequest(Invocation invocation)
    {
        var integration = invocation.Method.Integration;
        var header = invocation.Headers.Get("Content-Type");
        if (!integration.TryTemplate(header is null ? "application/json" : MediaTypes.First(header), out var template))
        {
            throw GatewayFailure.UnsupportedMediaType();
        }

        var isBinary = invocation.Api.BinaryMediaTypes.Contains(header);
        var body = BodyConversion.Request(invocation.Body, isBinary, integration.ContentHandling, out var isText);
        if (template is null)
        {
            return body;
        }

        if (!isText)
        {
            throw GatewayFailure.Configuration("Unable to transform request: a template cannot take a binary body.");
        }

        try
        {
            return Encoding.UTF8.GetBytes(template.Render(TemplateVariables.For(invocation, body), time));
        }
        catch (VelocityException failed)
        {
            throw GatewayFailure.Configuration($"Unable to transform request: {failed.Message}");
        }
    }

    private static void LogRequest(Invocation invocation)
    {
        if (invocation.Log is not { } log)
        {
            return;
        }

        log.Line("Starting execution for request: " + invocation.RequestId);
        log.Line($"HTTP Method: {invocation.HttpMethod}, Resource Path: {invocation.Path}");
        log.Line("Method request path: " + ExecutionLog.Show(invocation.PathParameters));
        log.Line("Method request query string: " + ExecutionLog.Show(
            invocation.Query.Parameters.Select(p => new KeyValuePair<string, string>(p.Key, string.Join(',', p.Value)))));
        log.Line("Method request headers: " + ExecutionLog.Show(invocation.Headers.All));
        log.Line("Method request body before transformations: " + ExecutionLog.Show(invocation.Body));
    }

    private static void LogResponse(Invocation invocation, GatewayResponse response)
    {
        if (invocation.Log is not { } log)
        {
            return;
        }

        log.Line("Method response body after transformations: " + ExecutionLog.Show(response.Body));
        var headers = response.IsTraced ? response.Headers.Prepend(new("X-Amzn-Trace-Id", invocation.TraceId)) : response.Headers;
        log.Line("Method response headers: " + ExecutionLog.Show(headers));
        log.Line("Successfully completed execution");
    }
}
