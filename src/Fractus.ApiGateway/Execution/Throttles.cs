using System.Collections.Concurrent;
using Fractus.ApiGateway.Rules.Compiled;
using Fractus.ApiGateway.Rules.Requests;
using Fractus.ApiGateway.Rules.Responses;
using Fractus.ApiGateway.Rules.Usage;

namespace Fractus.ApiGateway.Execution;

/// <summary>
/// Stage throttles, API keys and usage plans. Source: "Throttle requests to your REST APIs" and "Usage plans and API keys" of the
/// developer guide.
/// </summary>
internal sealed class Throttles(UsageCache usage, UsageMeter meter, TimeProvider time)
{
    private const string KeyHeader = "x-api-key";

    /// <summary>Buckets that are kept; beyond that all start full again.</summary>
    private const int MaxBuckets = 100_000;

    private readonly ConcurrentDictionary<(string Scope, string Key, string Method), TokenBucket> _buckets = new();

    /// <summary>The stage's own throttle of the method.</summary>
    /// <exception cref="GatewayFailure">Too many requests come.</exception>
    public void CheckStage(Invocation invocation)
    {
        if (invocation.Method.Settings?.Throttle is { } rate)
        {
            Take($"{invocation.Api.ApiId}/{invocation.Api.StageName}", "", MethodName(invocation), rate);
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
        var value = api.TakesKeyFromAuthorizer ? fromAuthorizer : invocation.Headers.Get(KeyHeader);
        var key = value is null ? null : usage.Of(api.Owner).Find(value);
        var plan = key?.Plans.FirstOrDefault(p => p.Covers(api.ApiId, api.StageName));
        if (key is not { IsEnabled: true } || plan is null)
        {
            throw GatewayFailure.Forbidden();
        }

        invocation.ApiKey = key;
        if (plan.MethodThrottle(api.ApiId, api.StageName, MethodName(invocation)) is { } ofMethod)
        {
            Take($"{plan.Id}/{api.ApiId}/{api.StageName}", key.Id, MethodName(invocation), ofMethod);
        }
        else if (plan.Throttle is { } ofPlan)
        {
            Take(plan.Id, key.Id, "", ofPlan);
        }

        if (!meter.TryCount(plan, key.Id))
        {
            throw GatewayFailure.QuotaExceeded();
        }
    }

    private static string MethodName(Invocation invocation) => MethodSettings.Key(invocation.Method.ResourcePath, invocation.Method.HttpMethod);

    private void Take(string scope, string key, string method, Rate rate)
    {
        if (_buckets.Count > MaxBuckets)
        {
            _buckets.Clear();
        }

        if (!_buckets.GetOrAdd((scope, key, method), static (_, clock) => new TokenBucket(clock), time).TryTake(rate))
        {
            throw GatewayFailure.Throttled();
        }
    }
}
