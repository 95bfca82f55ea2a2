using System.Globalization;
using Fractus.ApiGateway.Rules.Requests;
using Fractus.ApiGateway.Rules.Responses;
using Fractus.Kernel;
using Fractus.Kernel.Contracts;
using Fractus.Lambda.Contract;

namespace Fractus.ApiGateway.Execution;

/// <summary>
/// Calls the function behind a method, as API Gateway or as the integration's role, through the same permission check as anyone's call.
/// </summary>
internal sealed class FunctionCaller(IOperationInvoker invoker, IntegrationIdentity identity, TimeProvider time)
{
    private readonly LambdaClient _lambda = new(invoker);

    /// <param name="invocation">The request.</param>
    /// <param name="payload">The event.</param>
    /// <param name="headers">Of the call: <c>X-Amz-Invocation-Type</c> and its like.</param>
    /// <param name="cancellation">The client has gone away.</param>
    /// <exception cref="GatewayFailure">The function could not be called, or takes too long.</exception>
    public async ValueTask<InvokeOutput> CallAsync(
        Invocation invocation, ReadOnlyMemory<byte> payload, IReadOnlyDictionary<string, string> headers, CancellationToken cancellation)
    {
        var integration = invocation.Method.Integration;
        if (!IsPost(integration.HttpMethod, invocation.HttpMethod) || !Arn.TryParse(integration.FunctionArn, out var function))
        {
            // Lambda's Invoke is a POST; any other call is refused there.
            throw GatewayFailure.Configuration("Invalid permissions on Lambda function");
        }

        LogRequest(invocation, payload, headers);
        var started = time.GetTimestamp();
        try
        {
            var call = new InternalCall(await identity.FindAsync(invocation, cancellation), function.Account, function.Region);
            var input = new InvokeInput
            {
                FunctionName = integration.FunctionArn,
                InvocationType = headers.GetValueOrDefault("X-Amz-Invocation-Type"),
                LogType = headers.GetValueOrDefault("X-Amz-Log-Type"),
                ClientContext = headers.GetValueOrDefault("X-Amz-Client-Context"),
                Payload = payload,
            };

            // When the time is up the client is told so; the function runs on, as it does on the real service.
            var running = _lambda.Invoke(input, call, CancellationToken.None);
            var output = running.IsCompletedSuccessfully
                ? running.Result
                : await running.AsTask().WaitAsync(TimeSpan.FromMilliseconds(integration.TimeoutMs), time, cancellation);
            invocation.IntegrationLatencyMs = (long)time.GetElapsedTime(started).TotalMilliseconds;
            if (invocation.Log is not null)
            {
                EndpointLog.Response(invocation, output.StatusCode ?? 200, Headers(output, invocation), output.Payload ?? default);
            }

            return output;
        }
        catch (TimeoutException)
        {
            throw GatewayFailure.Timeout();
        }
        catch (ApiException refused)
        {
            throw Refusal(refused);
        }
    }

    private static bool IsPost(string? integrationMethod, string httpMethod) =>
        (integrationMethod is "ANY" ? httpMethod : integrationMethod) == "POST";

    private static GatewayFailure Refusal(ApiException refused)
    {
        var status = refused.Status.ToString(CultureInfo.InvariantCulture);
        return refused.Status switch
        {
            // As on the real service, a function that is not there is not told from one that may not be called.
            403 or 404 => GatewayFailure.Configuration("Invalid permissions on Lambda function"),
            413 => GatewayFailure.RequestTooLong(),
            _ => GatewayFailure.Integration(500, $"Lambda execution failed with status {status} due to customer function error: {refused.Message}"),
        };
    }

    private static void LogRequest(Invocation invocation, ReadOnlyMemory<byte> payload, IReadOnlyDictionary<string, string> headers)
    {
        if (invocation.Log is null)
        {
            return;
        }

        var function = invocation.Method.Integration.FunctionArn;
        var url = $"https://lambda.{invocation.Api.Owner.Region}.amazonaws.com/2015-03-31/functions/{function}/invocations";
        var sent = new Dictionary<string, string>
        {
            ["x-amzn-lambda-integration-tag"] = invocation.RequestId,
            ["x-amzn-apigateway-api-id"] = invocation.Api.ApiId,
            ["Accept"] = "application/json",
            ["User-Agent"] = "AmazonAPIGateway_" + invocation.Api.ApiId,
            ["X-Amzn-Trace-Id"] = invocation.TraceId,
        };
        EndpointLog.Request(invocation, url, sent.Concat(headers), payload);
    }

    /// <summary>The answer's headers, as Lambda's API gives them.</summary>
    public static List<KeyValuePair<string, string>> Headers(InvokeOutput output, Invocation invocation)
    {
        var headers = new List<KeyValuePair<string, string>> { new("Content-Type", "application/json") };
        Add("X-Amz-Function-Error", output.FunctionError);
        Add("X-Amz-Log-Result", output.LogResult);
        Add("X-Amz-Executed-Version", output.ExecutedVersion);
        Add("X-Amzn-Trace-Id", invocation.TraceId);
        return headers;

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                headers.Add(new(name, value));
            }
        }
    }
}
