using System.Globalization;
using Fractus.ApiGateway.Rules.Requests;
using Fractus.ApiGateway.Rules.Responses;
using Fractus.Kernel.Contracts;

namespace Fractus.ApiGateway.Execution;

/// <summary>Calls the operations of the cloud that stand behind methods, as the integration's role.</summary>
internal sealed class ServiceCaller(IServiceRequests services, IntegrationIdentity identity, TimeProvider time)
{
    /// <param name="invocation">The request.</param>
    /// <param name="body">What is sent.</param>
    /// <param name="cancellation">The client has gone away.</param>
    /// <exception cref="GatewayFailure">The role cannot be assumed, or the service takes too long.</exception>
    public async ValueTask<IntegrationAnswer> CallAsync(Invocation invocation, ReadOnlyMemory<byte> body, CancellationToken cancellation)
    {
        var integration = invocation.Method.Integration;
        var target = integration.Service ?? throw GatewayFailure.Configuration("AWS ARN for integration must contain path or action");
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
            Method = integration.HttpMethod is null or "ANY" ? invocation.HttpMethod : integration.HttpMethod,
            Path = endpoint.Path,
            Query = endpoint.Query,
            Headers = headers,
            Body = body,
        };
        EndpointLog.Request(invocation, $"https://{target.Service}.{target.Region}.amazonaws.com{endpoint.Path}?{target.Action ?? endpoint.Query}", endpoint.Headers, body);
        var started = time.GetTimestamp();
        var principal = await identity.FindAsync(invocation, cancellation);
        try
        {
            var sending = services.SendAsync(request, new InternalCall(principal, owner.Account, target.Region), CancellationToken.None);
            var answer = await sending.AsTask().WaitAsync(TimeSpan.FromMilliseconds(integration.TimeoutMs), time, cancellation);
            invocation.IntegrationLatencyMs = (long)time.GetElapsedTime(started).TotalMilliseconds;
            EndpointLog.Response(invocation, answer.Status, answer.Headers, answer.Body);
            return new IntegrationAnswer(answer.Status, answer.Status.ToString(CultureInfo.InvariantCulture), answer.Headers, answer.Body);
        }
        catch (TimeoutException)
        {
            throw GatewayFailure.Timeout();
        }
    }
}
