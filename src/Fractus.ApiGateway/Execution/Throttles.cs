using Fractus.ApiGateway.Rules.Compiled;
using Fractus.ApiGateway.Rules.Requests;
using Fractus.ApiGateway.Rules.Responses;

namespace Fractus.ApiGateway.Execution;

/// <summary>
/// Stage throttles and API keys of REST APIs. Source: "Throttle requests to your REST APIs" of the developer guide.
/// </summary>
internal sealed class Throttles(UsagePlans plans, TimeProvider time)
{
    private readonly TokenBuckets _stages = new(time);

    /// <summary>The stage's own throttle of the method.</summary>
    /// <exception cref="GatewayFailure">Too many requests come.</exception>
    public void CheckStage(Invocation invocation)
    {
        var api = invocation.Api;
        if (invocation.Method.Settings?.Throttle is { } rate && !_stages.TryTake(api.ApiId, api.StageName, MethodName(invocation), rate))
        {
            throw GatewayFailure.Throttled();
        }
    }

    /// <summary>For a method that requires a key: the key, and what its plan allows.</summary>
    /// <param name="invocation">The request.</param>
    /// <param name="fromAuthorizer">The key that the authorizer gave; used where the API says so.</param>
    /// <exception cref="GatewayFailure">There is no such key, or too many requests come.</exception>
    public void CheckKey(Invocation invocation, string? fromAuthorizer)
    {
        if (!invocation.Method.RequiresKey)
        {
            return;
        }

        var api = invocation.Api;
        var call = new KeyedCall(api.Owner, api.ApiId, api.StageName, MethodName(invocation));
        var value = api.TakesKeyFromAuthorizer ? fromAuthorizer : invocation.Headers.Get(UsagePlans.KeyHeader);
        var verdict = plans.Check(call, value, invocation.Log, out var key);
        invocation.ApiKey = key;
        switch (verdict)
        {
            case PlanVerdict.Forbidden:
                throw GatewayFailure.Forbidden();
            case PlanVerdict.Throttled:
                throw GatewayFailure.Throttled();
            case PlanVerdict.QuotaExceeded:
                throw GatewayFailure.QuotaExceeded();
        }
    }

    private static string MethodName(Invocation invocation) => MethodSettings.Key(invocation.Method.ResourcePath, invocation.Method.HttpMethod);
}
