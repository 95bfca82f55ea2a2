using System.Collections.Concurrent;
using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules.Tables;

namespace Fractus.DynamoDb.Throttling;

/// <summary>
/// Holds tables and global indexes to the throughput that was provisioned for them, or, where they are on-demand, to the bounds that
/// they were given. It is off unless the server is started with <c>--dynamodb-throttling</c>: a laptop has no throughput to sell, but
/// a program's way of dealing with its errors is worth a test. What is used is kept in memory, on this node.
/// </summary>
internal sealed class Throttle(TimeProvider time)
{
    private readonly ConcurrentDictionary<(long Table, int Index, bool IsWrite), TokenBucket> _buckets = new();

    /// <summary>The buckets of a table (0) and its indexes, by number, for reads or for writes.</summary>
    public Func<int, bool, TokenBucket> BucketsOf(Table table) => (index, isWrite) =>
        _buckets.GetOrAdd((table.Record.Number, index, isWrite), static (_, time) => new TokenBucket(time), time);

    /// <summary>True for the errors that say so: what met them may be tried again later.</summary>
    public static bool IsThrottling(Exception refusal) => refusal is ProvisionedThroughputExceededException or ThrottlingException;

    /// <summary>Drops what is known of a table that has been deleted.</summary>
    public void Forget(Table table)
    {
        foreach (var key in _buckets.Keys)
        {
            if (key.Table == table.Record.Number)
            {
                _buckets.TryRemove(key, out _);
            }
        }
    }
}
