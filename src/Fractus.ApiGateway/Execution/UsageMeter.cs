using System.Collections.Concurrent;
using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules.Usage;
using Fractus.ApiGateway.Storage;
using Fractus.Store;

namespace Fractus.ApiGateway.Execution;

/// <summary>
/// Counts requests against quotas. Counts are kept in memory and written together, shortly after: a request does not wait for the disk, and
/// a crash forgets the last moment's counts, as the real service promises no more than best effort.
/// </summary>
public sealed class UsageMeter
{
    private static readonly TimeSpan s_writeDelay = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<(string PlanId, string KeyId), Counter> _counters = new();
    private readonly Lock _gate = new();
    private readonly IStore _store;
    private readonly TimeProvider _time;
    private ITimer? _timer;

    internal UsageMeter(IStore store, TimeProvider time)
    {
        _store = store;
        _time = time;
    }

    /// <summary>Counts a request, where the quota allows it.</summary>
    /// <returns>False where nothing is left.</returns>
    internal bool TryCount(PlanEntry plan, string keyId)
    {
        var counter = _counters.GetOrAdd((plan.Id, keyId), Load);
        if (!counter.TryCount(plan.Quota, Today()))
        {
            return false;
        }

        WriteLater();
        return true;
    }

    /// <summary>What each day of a range used; days without a request show what the period had left.</summary>
    internal List<IReadOnlyList<long>> Days(UsagePlan plan, string keyId, DateOnly first, DateOnly last)
    {
        var today = Today();
        var current = _counters.GetOrAdd((plan.Id!, keyId), Load).Read(plan.Quota, today);
        using var snapshot = _store.OpenSnapshot();
        var days = new List<IReadOnlyList<long>>();
        var remaining = (long)(plan.Quota?.Limit ?? 0);
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            var found = day == current.Day ? current : UsageStore.FindDay(snapshot, plan.Id!, keyId, day);
            remaining = found?.Remaining ?? (QuotaPeriod.Start(plan.Quota, day) == day ? plan.Quota?.Limit ?? 0 : remaining);
            days.Add([found?.Used ?? 0, remaining]);
        }

        return days;
    }

    /// <summary>Grants or takes away requests of the current period, so that so many are left.</summary>
    internal async ValueTask SetRemainingAsync(UsagePlan plan, string keyId, long remaining, CancellationToken cancellation)
    {
        _counters.GetOrAdd((plan.Id!, keyId), Load).SetRemaining(plan.Quota!, Today(), remaining);
        await WriteAsync(cancellation);
    }

    /// <summary>Forgets a key's usage; its record must be gone.</summary>
    internal void Forget(string planId, string keyId) => _counters.TryRemove((planId, keyId), out _);

    /// <summary>Writes what has been counted since the last _time.</summary>
    internal async ValueTask WriteAsync(CancellationToken cancellation)
    {
        var changed = _counters.Select(c => (c.Key, Counts: c.Value.TakeChanges())).Where(c => c.Counts is not null).ToList();
        if (changed.Count == 0)
        {
            return;
        }

        await _store.TransactAsync(
            transaction =>
            {
                foreach (var ((planId, keyId), counts) in changed)
                {
                    UsageStore.Put(transaction, planId, keyId, counts!.Value.Period, counts.Value.Day);
                }

                return changed.Count;
            },
            cancellation);
    }

    internal DateOnly Today() => DateOnly.FromDateTime(_time.GetUtcNow().UtcDateTime);

    private Counter Load((string PlanId, string KeyId) id)
    {
        using var snapshot = _store.OpenSnapshot();
        return new Counter(
            UsageStore.FindPeriod(snapshot, id.PlanId, id.KeyId), UsageStore.FindDay(snapshot, id.PlanId, id.KeyId, Today()));
    }

    private void WriteLater()
    {
        lock (_gate)
        {
            _timer ??= _time.CreateTimer(_ => OnTimer(), null, s_writeDelay, Timeout.InfiniteTimeSpan);
        }
    }

    private void OnTimer()
    {
        lock (_gate)
        {
            _timer?.Dispose();
            _timer = null;
        }

        // A store that fails has said so in its log; the counts stay in memory.
        _ = WriteAsync(CancellationToken.None).AsTask();
    }

    private sealed class Counter(PeriodUsage? period, DailyUsage? day)
    {
        private readonly Lock _gate = new();
        private PeriodUsage _period = period ?? new PeriodUsage(DateOnly.MinValue, 0, 0);
        private DailyUsage _day = day ?? new DailyUsage(DateOnly.MinValue, 0, 0);
        private bool _isChanged;

        public bool TryCount(QuotaSettings? quota, DateOnly today)
        {
            lock (_gate)
            {
                Turn(quota, today);
                if (quota is not null && Remaining(quota) <= 0)
                {
                    return false;
                }

                _period = _period with { Used = _period.Used + 1 };
                _day = _day with { Used = _day.Used + 1, Remaining = Remaining(quota) };
                _isChanged = true;
                return true;
            }
        }

        public DailyUsage Read(QuotaSettings? quota, DateOnly today)
        {
            lock (_gate)
            {
                Turn(quota, today);
                return _day with { Remaining = Remaining(quota) };
            }
        }

        public void SetRemaining(QuotaSettings quota, DateOnly today, long remaining)
        {
            lock (_gate)
            {
                Turn(quota, today);
                _period = _period with { Extension = _period.Extension + remaining - Remaining(quota) };
                _day = _day with { Remaining = remaining };
                _isChanged = true;
            }
        }

        public (PeriodUsage Period, DailyUsage Day)? TakeChanges()
        {
            lock (_gate)
            {
                var changes = _isChanged ? (_period, _day) : ((PeriodUsage, DailyUsage)?)null;
                _isChanged = false;
                return changes;
            }
        }

        private long Remaining(QuotaSettings? quota) => quota is null ? 0 : (quota.Limit ?? 0) + _period.Extension - _period.Used;

        private void Turn(QuotaSettings? quota, DateOnly today)
        {
            var start = QuotaPeriod.Start(quota, today);
            _period = _period.PeriodStart == start ? _period : new PeriodUsage(start, 0, 0);
            _day = _day.Day == today ? _day : new DailyUsage(today, 0, 0);
        }
    }
}
