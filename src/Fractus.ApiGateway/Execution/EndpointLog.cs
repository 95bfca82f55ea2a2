using System.Globalization;
using Fractus.ApiGateway.Rules.Responses;
using Fractus.Kernel;

namespace Fractus.ApiGateway.Execution;

/// <summary>What the execution log tells of the call behind a method or a route, in the real service's words.</summary>
internal static class EndpointLog
{
    /// <param name="log">Null where there is none.</param>
    /// <param name="url">What is called.</param>
    /// <param name="headers">Of the call.</param>
    /// <param name="body">Of the call.</param>
    public static void Request(ExecutionLog? log, string url, IEnumerable<KeyValuePair<string, string>> headers, ReadOnlyMemory<byte> body)
    {
        if (log is null)
        {
            return;
        }

        log.Line("Endpoint request URI: " + url);
        log.Line("Endpoint request headers: " + ExecutionLog.Show(headers));
        log.Line("Endpoint request body after transformations: " + ExecutionLog.Show(body));
        log.Line("Sending request to " + url);
    }

    /// <summary>A call of a function.</summary>
    /// <param name="log">Null where there is none.</param>
    /// <param name="apiId">Of which API.</param>
    /// <param name="functionArn">The function.</param>
    /// <param name="traceId">Null where the request has none.</param>
    /// <param name="headers">Of the call, beside those that the gateway adds of its own.</param>
    /// <param name="body">The event.</param>
    public static void Function(
        ExecutionLog? log, string apiId, string functionArn, string? traceId, IEnumerable<KeyValuePair<string, string>> headers, ReadOnlyMemory<byte> body)
    {
        if (log is null)
        {
            return;
        }

        var region = Arn.TryParse(functionArn, out var arn) ? arn.Region : "";
        var added = new List<KeyValuePair<string, string>>
        {
            new("x-amzn-lambda-integration-tag", log.RequestId),
            new("x-amzn-apigateway-api-id", apiId),
            new("Accept", "application/json"),
            new("User-Agent", "AmazonAPIGateway_" + apiId),
        };
        if (traceId is not null)
        {
            added.Add(new("X-Amzn-Trace-Id", traceId));
        }

        Request(log, $"https://lambda.{region}.amazonaws.com/2015-03-31/functions/{functionArn}/invocations", added.Concat(headers), body);
    }

    /// <param name="log">Null where there is none.</param>
    /// <param name="latencyMs">From the call to the answer.</param>
    /// <param name="status">Of the answer.</param>
    /// <param name="headers">Of the answer.</param>
    /// <param name="body">Of the answer.</param>
    public static void Response(
        ExecutionLog? log, long? latencyMs, int status, IEnumerable<KeyValuePair<string, string>> headers, ReadOnlyMemory<byte> body)
    {
        if (log is null)
        {
            return;
        }

        log.Line(string.Create(CultureInfo.InvariantCulture, $"Received response. Status: {status}, Integration latency: {latencyMs} ms"));
        log.Line("Endpoint response headers: " + ExecutionLog.Show(headers));
        log.Line("Endpoint response body before transformations: " + ExecutionLog.Show(body));
    }
}
