using System.Collections.Frozen;
using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Storage;

namespace Fractus.ApiGateway.Rules.Usage;

/// <summary>A key with the plans that it is in.</summary>
internal sealed record KeyEntry(string Id, string Value, bool IsEnabled, IReadOnlyList<PlanEntry> Plans);

/// <summary>A plan as requests meet it.</summary>
internal sealed class PlanEntry
{
    private readonly FrozenDictionary<(string ApiId, string Stage), FrozenDictionary<string, Rate>> _stages;

    public PlanEntry(UsagePlan plan)
    {
        Id = plan.Id!;
        Quota = plan.Quota;
        Throttle = RateOf(plan.Throttle);
        _stages = (plan.ApiStages ?? []).ToFrozenDictionary(
            s => (s.ApiId!, s.Stage!),
            s => (s.Throttle ?? new Dictionary<string, ThrottleSettings>())
                .Where(t => RateOf(t.Value) is not null).ToFrozenDictionary(t => t.Key.TrimStart('/'), t => RateOf(t.Value)!.Value));
    }

    public string Id { get; }

    public QuotaSettings? Quota { get; }

    public Rate? Throttle { get; }

    public bool Covers(string apiId, string stage) => _stages.ContainsKey((apiId, stage));

    /// <param name="apiId">The API.</param>
    /// <param name="stage">A stage that the plan covers.</param>
    /// <param name="method">Such as <c>pets/GET</c>.</param>
    public Rate? MethodThrottle(string apiId, string stage, string method) =>
        _stages[(apiId, stage)].TryGetValue(method, out var rate) ? rate : null;

    private static Rate? RateOf(ThrottleSettings? throttle) => throttle is null or { RateLimit: null, BurstLimit: null }
        ? null
        : new Rate(throttle.RateLimit ?? double.MaxValue, throttle.BurstLimit ?? Math.Max(1, Math.Ceiling(throttle.RateLimit!.Value)));
}

/// <summary>The keys and plans of an account in a region, for finding a request's. Immutable.</summary>
internal sealed class UsageIndex
{
    private readonly FrozenDictionary<string, KeyEntry> _byValue;

    public UsageIndex(IReadOnlyList<ApiKey> keys, IReadOnlyList<UsagePlan> plans, IReadOnlyList<PlanKey> planKeys)
    {
        var entries = plans.ToDictionary(p => p.Id!, p => new PlanEntry(p));
        var plansOfKeys = planKeys.Where(k => entries.ContainsKey(k.PlanId)).ToLookup(k => k.KeyId, k => entries[k.PlanId]);
        _byValue = keys.ToFrozenDictionary(
            k => k.Value!, k => new KeyEntry(k.Id!, k.Value!, k.Enabled == true, [.. plansOfKeys[k.Id!]]), StringComparer.Ordinal);
    }

    public KeyEntry? Find(string value) => _byValue.GetValueOrDefault(value);
}
