using Fractus.Lambda.Contract;
using Fractus.Lambda.Rules;
using Fractus.Lambda.Storage;

namespace Fractus.Lambda.Invocations;

/// <summary>
/// Counts what runs, and lets in what the limits allow: of a function with reserved concurrency so many, of any other what is provisioned
/// for it, and beyond that what all of the account and region share. Versions and aliases count with their function. A function with
/// reserved concurrency is called ten times a second for each of it; those that share the rest would be held to ten thousand calls a second,
/// which are let in. Source: "Lambda quotas", "Invocation requests per function".
/// </summary>
internal sealed class ConcurrencyGate(ReservedConcurrency reservations, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<FunctionId, Running> _functions = [];
    private readonly Dictionary<(string Account, string Region), int> _shared = [];
    private readonly Dictionary<FunctionId, Rate> _rates = [];

    /// <summary>Whether no invocation of the function is ever let in.</summary>
    public bool IsClosed(FunctionId id) => reservations.Of(id.Account, id.Region).Of(id.Name) == 0;

    /// <param name="id">The function.</param>
    /// <param name="isQueued">Whether it comes from a queue or a stream: those are not held to a rate.</param>
    /// <returns>To be disposed when the invocation has ended.</returns>
    /// <exception cref="TooManyRequestsException">As many run as may, or were called in this second.</exception>
    public Admission Enter(FunctionId id, bool isQueued = false)
    {
        var region = reservations.Of(id.Account, id.Region);
        var reserved = region.Of(id.Name);
        lock (_lock)
        {
            var count = _functions.GetValueOrDefault(id).Count + 1;
            if (count > reserved)
            {
                throw LambdaErrors.Throttled("ReservedFunctionConcurrentInvocationLimitExceeded");
            }

            var shared = reserved is null ? Math.Max(0, count - region.ProvisionedOf(id.Name)) : 0;
            if (shared > _functions.GetValueOrDefault(id).Shared && _shared.GetValueOrDefault((id.Account, id.Region)) >= region.Shared)
            {
                throw LambdaErrors.Throttled("ConcurrentInvocationLimitExceeded");
            }

            if (reserved is { } limit && !isQueued && !TryCall(id, limit * LambdaLimits.RequestsPerExecution))
            {
                throw LambdaErrors.Throttled("ReservedFunctionInvocationRateLimitExceeded");
            }

            Set(id, new Running(count, shared));
        }

        return new Admission(this, id);
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

    private void Leave(FunctionId id)
    {
        lock (_lock)
        {
            // Those that share leave first: what is provisioned is for those that are left.
            var (count, shared) = _functions[id];
            Set(id, new Running(count - 1, Math.Max(0, shared - 1)));
        }
    }

    private void Set(FunctionId id, Running running)
    {
        var region = (id.Account, id.Region);
        var shared = _shared.GetValueOrDefault(region) + running.Shared - _functions.GetValueOrDefault(id).Shared;
        if (running.Count == 0)
        {
            _functions.Remove(id);
        }
        else
        {
            _functions[id] = running;
        }

        if (shared == 0)
        {
            _shared.Remove(region);
        }
        else
        {
            _shared[region] = shared;
        }
    }

    /// <summary>An invocation that is counted.</summary>
    internal readonly struct Admission(ConcurrencyGate gate, FunctionId id) : IDisposable
    {
        public void Dispose() => gate.Leave(id);
    }

    /// <param name="Left">How many calls may come at once.</param>
    /// <param name="At">When that was so, as a timestamp.</param>
    private readonly record struct Rate(double Left, long At);

    /// <param name="Count">Of a function.</param>
    /// <param name="Shared">Those among them that take of what all share.</param>
    private readonly record struct Running(int Count, int Shared);
}
