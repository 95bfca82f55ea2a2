using Fractus.ApiGateway.Rules.Responses;
using Fractus.ApiGateway.Rules.Usage;
using Fractus.ApiGateway.Storage;

namespace Fractus.ApiGateway.Execution;

/// <summary>What a key is needed for.</summary>
/// <param name="Owner">Whose the API is.</param>
/// <param name="ApiId">The API.</param>
/// <param name="Stage">Its stage.</param>
/// <param name="Method">A method such as <c>pets/GET</c>; of a WebSocket API a route's key.</param>
internal readonly record struct KeyedCall(ApiOwner Owner, string ApiId, string Stage, string Method)
{
    /// <summary>As logs name it.</summary>
    public string ApiStage => $"{ApiId}/{Stage}";
}

/// <summary>What the plan of a key says to a call.</summary>
internal enum PlanVerdict
{
    Allowed,

    /// <summary>There is no such key, or no plan of it is for the stage.</summary>
    Forbidden,

    /// <summary>Too many come.</summary>
    Throttled,

    /// <summary>Nothing is left of the plan's quota.</summary>
    QuotaExceeded,
}

/// <summary>API keys and their usage plans, for APIs of every kind. Source: "Usage plans and API keys" of the developer guide.</summary>
internal sealed class UsagePlans(UsageCache usage, UsageMeter meter, TimeProvider time)
{
    /// <summary>Where clients show their keys, unless the API takes them from its authorizers.</summary>
    public const string KeyHeader = "x-api-key";

    private readonly TokenBuckets _buckets = new(time);

    /// <summary>Counts a call against the plan of a key.</summary>
    /// <param name="call">What is called.</param>
    /// <param name="value">The key's value; null where the client shows none.</param>
    /// <param name="log">The call's execution log; null where there is none.</param>
    /// <param name="key">The key, where there is one with a plan.</param>
    public PlanVerdict Check(KeyedCall call, string? value, ExecutionLog? log, out KeyEntry? key)
    {
        var shown = value is null || log is null ? "" : ExecutionLog.Masked(value);
        log?.Line($"Verifying Usage Plan for request: {log.RequestId}. API Key: {shown} API Stage: {call.ApiStage}");
        key = value is null ? null : usage.Of(call.Owner).Find(value);
        var plan = key?.Plans.FirstOrDefault(p => p.Covers(call.ApiId, call.Stage));
        if (key is not { IsEnabled: true } || plan is null)
        {
            key = null;
            return PlanVerdict.Forbidden;
        }

        var isInTime = plan.MethodThrottle(call.ApiId, call.Stage, call.Method) is { } ofMethod
            ? _buckets.TryTake($"{plan.Id}/{call.ApiStage}", key.Id, call.Method, ofMethod)
            : plan.Throttle is not { } ofPlan || _buckets.TryTake(plan.Id, key.Id, "", ofPlan);
        if (!isInTime)
        {
            return PlanVerdict.Throttled;
        }

        if (!meter.TryCount(plan, key.Id))
        {
            return PlanVerdict.QuotaExceeded;
        }

        log?.Line($"Usage Plan check succeeded for API Key {shown} and API Stage {call.ApiStage}");
        return PlanVerdict.Allowed;
    }
}
