using System.Globalization;
using Fractus.ApiGateway.Rules.Requests;
using Fractus.ApiGateway.Rules.Responses;
using Fractus.Kernel.Contracts;
using Fractus.Lambda.Contract;

namespace Fractus.ApiGateway.Execution;

/// <summary>Calls what stands behind the methods of REST APIs, and tells the execution log of it.</summary>
internal sealed class MethodBackends(
    FunctionCaller functions, HttpCaller endpoints, IServiceRequests services, CallIdentity identity, TimeProvider time)
{
    /// <summary>A function.</summary>
    /// <param name="invocation">The request.</param>
    /// <param name="payload">The event.</param>
    /// <param name="headers">Of the call.</param>
    /// <param name="cancellation">The client has gone away.</param>
    /// <exception cref="CallFailure">It could not be called, or takes too long.</exception>
    public async ValueTask<InvokeOutput> FunctionAsync(
        Invocation invocation, ReadOnlyMemory<byte> payload, IReadOnlyDictionary<string, string> headers, CancellationToken cancellation)
    {
        if (Method(invocation) != "POST")
        {
            // Lambda's Invoke is a POST; any other call is refused there.
            throw CallFailure.NotPermitted();
        }

        var integration = invocation.Method.Integration;
        EndpointLog.Function(invocation.Log, invocation.Api.ApiId, integration.FunctionArn, invocation.TraceId, headers, payload);
        var started = time.GetTimestamp();
        var target = new FunctionTarget(invocation.Api.Owner, integration.FunctionArn, integration.Credentials, SourceArn(invocation))
        {
            Caller = invocation.Caller,
            Headers = headers,
        };
        var output = await functions.CallAsync(target, payload, Timeout(invocation), cancellation);
        Received(invocation, started, output.StatusCode ?? 200, FunctionCaller.Headers(output, invocation.TraceId), output.Payload ?? default);
        return output;
    }

    /// <summary>An operation of the cloud.</summary>
    /// <exception cref="CallFailure">The role cannot be assumed, or the service takes too long.</exception>
    public async ValueTask<IntegrationAnswer> ServiceAsync(Invocation invocation, ReadOnlyMemory<byte> body, CancellationToken cancellation)
    {
        var integration = invocation.Method.Integration;
        var target = integration.Service ?? throw CallFailure.Configuration("AWS ARN for integration must contain path or action");
        var endpoint = EndpointRequest.Create(invocation, target.Path ?? "/");
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in endpoint.Headers)
        {
            headers[name] = value;
        }

        var owner = invocation.Api.Owner;
        var request = new ServiceRequest
        {
            Service = target.Service,
            Action = target.Action,
            Method = Method(invocation),
            Path = endpoint.Path,
            Query = endpoint.Query,
            Headers = headers,
            Body = body,
        };
        EndpointLog.Request(invocation.Log, $"https://{target.Service}.{target.Region}.amazonaws.com{endpoint.Path}?{target.Action ?? endpoint.Query}", endpoint.Headers, body);
        var started = time.GetTimestamp();
        var principal = await identity.FindAsync(owner, integration.Credentials, SourceArn(invocation), invocation.Caller, cancellation);
        try
        {
            var sending = services.SendAsync(request, new InternalCall(principal, owner.Account, target.Region), CancellationToken.None);
            var answer = await sending.AsTask().WaitAsync(Timeout(invocation), time, cancellation);
            invocation.EndpointRequestId = answer.Headers.FirstOrDefault(h => h.Key.Equals("x-amzn-RequestId", StringComparison.OrdinalIgnoreCase)).Value;
            return Received(invocation, started, answer.Status, answer.Headers, answer.Body);
        }
        catch (TimeoutException)
        {
            throw CallFailure.TimedOut();
        }
    }

    /// <summary>An HTTP endpoint.</summary>
    /// <exception cref="CallFailure">It does not answer, or not in time.</exception>
    public async ValueTask<IntegrationAnswer> EndpointAsync(Invocation invocation, ReadOnlyMemory<byte> body, CancellationToken cancellation)
    {
        var endpoint = EndpointRequest.Create(invocation, invocation.Method.Integration.Uri);
        var call = new EndpointCall(Method(invocation), Url(endpoint), endpoint.Headers, body, Timeout(invocation))
        {
            ChecksCertificates = invocation.Method.Integration.ChecksCertificates,
        };
        if (invocation.Log is not null)
        {
            // Recorded of the real service: the log tells of no call where there is no address to call.
            HttpCaller.Address(call.Url);
        }

        EndpointLog.Request(invocation.Log, call.Url, endpoint.Headers, body);
        var started = time.GetTimestamp();
        var answer = await endpoints.SendAsync(call, cancellation);
        return Received(invocation, started, answer.Status, answer.Headers, answer.Body);
    }

    private IntegrationAnswer Received(
        Invocation invocation, long started, int status, IReadOnlyList<KeyValuePair<string, string>> headers, ReadOnlyMemory<byte> body)
    {
        invocation.IntegrationLatencyMs = (long)time.GetElapsedTime(started).TotalMilliseconds;
        invocation.IntegrationStatus = status;
        EndpointLog.Response(invocation.Log, invocation.IntegrationLatencyMs, status, headers, body);
        return new IntegrationAnswer(status, status.ToString(CultureInfo.InvariantCulture), headers, body);
    }

    private static string Method(Invocation invocation) =>
        invocation.Method.Integration.HttpMethod is null or "ANY" ? invocation.HttpMethod : invocation.Method.Integration.HttpMethod;

    private static string SourceArn(Invocation invocation) => invocation.Arn(invocation.Method.ResourcePath);

    private static TimeSpan Timeout(Invocation invocation) => TimeSpan.FromMilliseconds(invocation.Method.Integration.TimeoutMs);

    private static string Url(EndpointRequest endpoint)
    {
        var authority = endpoint.Path.IndexOf("//", StringComparison.Ordinal) + 2;
        var path = endpoint.Path.IndexOf('/', authority) < 0 ? endpoint.Path + "/" : endpoint.Path;
        return endpoint.Query.Length == 0 ? path : $"{path}?{endpoint.Query}";
    }
}
