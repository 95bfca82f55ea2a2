using System.Globalization;
using Fractus.ApiGateway.Rules.Requests;
using Fractus.ApiGateway.Rules.Responses;

namespace Fractus.ApiGateway.Execution;

/// <summary>What the execution log tells of the call behind a method, in the real service's words.</summary>
internal static class EndpointLog
{
    public static void Request(Invocation invocation, string url, IEnumerable<KeyValuePair<string, string>> headers, ReadOnlyMemory<byte> body)
    {
        if (invocation.Log is not { } log)
        {
            return;
        }

        log.Line("Endpoint request URI: " + url);
        log.Line("Endpoint request headers: " + ExecutionLog.Show(headers));
        log.Line("Endpoint request body after transformations: " + ExecutionLog.Show(body));
        log.Line("Sending request to " + url);
    }

    public static void Response(Invocation invocation, int status, IEnumerable<KeyValuePair<string, string>> headers, ReadOnlyMemory<byte> body)
    {
        if (invocation.Log is not { } log)
        {
            return;
        }

        log.Line(string.Create(CultureInfo.InvariantCulture, $"Received response. Status: {status}, Integration latency: {invocation.IntegrationLatencyMs} ms"));
        log.Line("Endpoint response headers: " + ExecutionLog.Show(headers));
        log.Line("Endpoint response body before transformations: " + ExecutionLog.Show(body));
    }
}
