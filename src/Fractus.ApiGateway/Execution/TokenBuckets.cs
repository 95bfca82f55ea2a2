using System.Collections.Concurrent;
using Fractus.ApiGateway.Rules.Usage;

namespace Fractus.ApiGateway.Execution;

/// <summary>Token buckets, each made when it is first taken from.</summary>
internal sealed class TokenBuckets(TimeProvider time)
{
    /// <summary>Buckets that are kept; beyond that all start full again.</summary>
    private const int MaxBuckets = 100_000;

    private readonly ConcurrentDictionary<(string Scope, string Part, string Name), TokenBucket> _buckets = new();

    /// <param name="scope">Of what: an API, a plan.</param>
    /// <param name="part">Within that: a stage, a key.</param>
    /// <param name="name">Within that: a method, a route.</param>
    /// <param name="rate">How often it may happen.</param>
    /// <returns>False where too many requests come.</returns>
    public bool TryTake(string scope, string part, string name, Rate rate)
    {
        if (_buckets.Count > MaxBuckets)
        {
            _buckets.Clear();
        }

        return _buckets.GetOrAdd((scope, part, name), static (_, clock) => new TokenBucket(clock), time).TryTake(rate);
    }
}
