using Fractus.Lambda.Contract;
using Fractus.Lambda.Rules;
using Fractus.Lambda.Storage;

namespace Fractus.Lambda.Invocations;

/// <summary>
/// Counts what runs, and lets in what the limits allow: of a version so many as are provisioned for it; beyond that, of a function with
/// reserved concurrency so many as the reservation leaves when all that is provisioned is taken off, and of all others what the account and
/// region share. Versions and aliases count with their function. A function with reserved concurrency is called ten times a second for each
/// of it; those that share the rest would be held to ten thousand calls a second, which are let in. Source: "Lambda quotas", "Invocation
/// requests per function"; "Configuring provisioned concurrency for a function".
/// </summary>
internal sealed class ConcurrencyGate(ReservedConcurrency reservations, TimeProvider time)
{
    private readonly Lock _lock = new();

    /// <summary>Of each version, those that run on what is provisioned for it.</summary>
    private readonly Dictionary<(FunctionId Id, string Version), int> _provisioned = [];

    /// <summary>Of each function, all others.</summary>
    private readonly Dictionary<FunctionId, int> _unprovisioned = [];

    /// <summary>Those among the others that take of what all share.</summary>
    private readonly Dictionary<(string Account, string Region), int> _shared = [];

    private readonly Dictionary<FunctionId, Rate> _rates = [];

    /// <summary>Whether no invocation of the function is ever let in.</summary>
    public bool IsClosed(FunctionId id) => reservations.Of(id.Account, id.Region).Of(id.Name) == 0;

    /// <param name="version">What is to be run.</param>
    /// <param name="isQueued">Whether it comes from a queue or a stream: those are not held to a rate.</param>
    /// <returns>To be disposed when the invocation has ended.</returns>
    /// <exception cref="TooManyRequestsException">As many run as may, or were called in this second.</exception>
    public Admission Enter(LoadedVersion version, bool isQueued = false)
    {
        var id = version.Id;
        var region = reservations.Of(id.Account, id.Region);
        var reserved = region.Of(id.Name);
        lock (_lock)
        {
            var provisioned = region.ProvisionedOf(version);
            var isProvisioned = provisioned > 0 && _provisioned.GetValueOrDefault((id, version.Record.Version)) < provisioned;
            if (!isProvisioned && reserved is { } most && _unprovisioned.GetValueOrDefault(id) >= most - region.ProvisionedOf(id.Name))
            {
                throw LambdaErrors.ReservationExhausted();
            }

            var isShared = !isProvisioned && reserved is null;
            if (isShared && _shared.GetValueOrDefault((id.Account, id.Region)) >= region.Shared)
            {
                throw LambdaErrors.Throttled("ConcurrentInvocationLimitExceeded");
            }

            if (reserved is { } limit && !isQueued && !TryCall(id, limit * LambdaLimits.RequestsPerExecution))
            {
                throw LambdaErrors.Throttled("ReservedFunctionInvocationRateLimitExceeded");
            }

            var admission = new Admission(this, id, isProvisioned ? version.Record.Version : null, isShared);
            Count(admission, 1);
            return admission;
        }
    }

    /// <summary>Takes one of the calls that come back evenly, as many as the limit in a second.</summary>
    private bool TryCall(FunctionId id, int perSecond)
    {
        var now = time.GetTimestamp();
        var left = _rates.TryGetValue(id, out var rate) ? Math.Min(perSecond, rate.Left + (time.GetElapsedTime(rate.At, now).TotalSeconds * perSecond)) : perSecond;
        if (left < 1)
        {
            return false;
        }

        _rates[id] = new Rate(left - 1, now);
        return true;
    }

    private void Leave(in Admission admission)
    {
        lock (_lock)
        {
            Count(admission, -1);
        }
    }

    private void Count(in Admission admission, int change)
    {
        if (admission.Provisioned is { } version)
        {
            Add(_provisioned, (admission.Id, version), change);
            return;
        }

        Add(_unprovisioned, admission.Id, change);
        if (admission.IsShared)
        {
            Add(_shared, (admission.Id.Account, admission.Id.Region), change);
        }
    }

    private static void Add<TKey>(Dictionary<TKey, int> counts, TKey key, int change)
        where TKey : notnull
    {
        var count = counts.GetValueOrDefault(key) + change;
        if (count == 0)
        {
            counts.Remove(key);
        }
        else
        {
            counts[key] = count;
        }
    }

    /// <summary>An invocation that is counted.</summary>
    /// <param name="gate">Where.</param>
    /// <param name="id">Of which function.</param>
    /// <param name="provisioned">The version whose provisioned concurrency it has; null where it has none.</param>
    /// <param name="isShared">Whether it takes of what all functions share.</param>
    internal readonly struct Admission(ConcurrencyGate gate, FunctionId id, string? provisioned, bool isShared) : IDisposable
    {
        public FunctionId Id => id;

        public string? Provisioned => provisioned;

        public bool IsShared => isShared;

        public void Dispose() => gate.Leave(this);
    }

    /// <param name="Left">How many calls may come at once.</param>
    /// <param name="At">When that was so, as a timestamp.</param>
    private readonly record struct Rate(double Left, long At);
}
