using Fractus.Lambda.Contract;
using Fractus.Lambda.Rules;
using Fractus.Lambda.Storage;

namespace Fractus.Lambda.Invocations;

/// <summary>
/// Counts what runs, and lets in what the limits allow: of a function with reserved concurrency so many, of all others of an account
/// and region together what is left. Versions and aliases count with their function.
/// </summary>
internal sealed class ConcurrencyGate(ReservedConcurrency reservations)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<FunctionId, int> _functions = [];
    private readonly Dictionary<(string Account, string Region), int> _unreserved = [];

    /// <summary>Whether no invocation of the function is ever let in.</summary>
    public bool IsClosed(FunctionId id) => reservations.Of(id.Account, id.Region).Of(id.Name) == 0;

    /// <returns>To be disposed when the invocation has ended.</returns>
    /// <exception cref="TooManyRequestsException">As many run as may.</exception>
    public Admission Enter(FunctionId id)
    {
        var region = reservations.Of(id.Account, id.Region);
        var reserved = region.Of(id.Name);
        lock (_lock)
        {
            if (reserved is { } limit ? _functions.GetValueOrDefault(id) >= limit : _unreserved.GetValueOrDefault((id.Account, id.Region)) >= region.Unreserved)
            {
                throw LambdaErrors.Throttled(reserved is null ? "ConcurrentInvocationLimitExceeded" : "ReservedFunctionConcurrentInvocationLimitExceeded");
            }

            Count(_functions, id, 1);
            if (reserved is null)
            {
                Count(_unreserved, (id.Account, id.Region), 1);
            }
        }

        return new Admission(this, id, reserved is null);
    }

    private static void Count<TKey>(Dictionary<TKey, int> counts, TKey key, int change)
        where TKey : notnull
    {
        var count = counts.GetValueOrDefault(key) + change;
        if (count > 0)
        {
            counts[key] = count;
        }
        else
        {
            counts.Remove(key);
        }
    }

    private void Leave(FunctionId id, bool isUnreserved)
    {
        lock (_lock)
        {
            Count(_functions, id, -1);
            if (isUnreserved)
            {
                Count(_unreserved, (id.Account, id.Region), -1);
            }
        }
    }

    /// <summary>An invocation that is counted.</summary>
    internal readonly struct Admission(ConcurrencyGate gate, FunctionId id, bool isUnreserved) : IDisposable
    {
        public void Dispose() => gate.Leave(id, isUnreserved);
    }
}
