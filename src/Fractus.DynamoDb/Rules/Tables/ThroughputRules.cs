using System.Globalization;
using Fractus.DynamoDb.Contract;

namespace Fractus.DynamoDb.Rules.Tables;

/// <summary>What provisioned throughput can be, and how it may change.</summary>
internal static class ThroughputRules
{
    private const long MaxUnits = 1_000_000_000_000;

    // Of a table or index in a day (UTC); behind them one may follow an hour after the one before it.
    private const int FreeDecreases = 4;
    private static readonly TimeSpan s_decreaseInterval = TimeSpan.FromHours(1);

    public static void CheckBounds(ProvisionedThroughput? given)
    {
        CheckBounds("ReadCapacityUnits", given?.ReadCapacityUnits);
        CheckBounds("WriteCapacityUnits", given?.WriteCapacityUnits);
    }

    public static ThroughputRecord? Create(ProvisionedThroughput? given) =>
        given is { ReadCapacityUnits: { } reads, WriteCapacityUnits: { } writes } ? new ThroughputRecord(reads, writes) : null;

    /// <summary>What a table or index has when it becomes on-demand.</summary>
    public static ThroughputRecord? None(ThroughputRecord? current) => current is null ? null : current with { ReadUnits = 0, WriteUnits = 0 };

    /// <param name="current">What there is; null, or zero, where it was on-demand.</param>
    /// <param name="wanted">Both units, as the request's validation saw to.</param>
    /// <param name="index">Of which index; null for the table.</param>
    /// <param name="now">The time.</param>
    /// <exception cref="LimitExceededException">It was lowered too often today.</exception>
    public static ThroughputRecord Change(ThroughputRecord? current, ProvisionedThroughput wanted, string? index, DateTimeOffset now)
    {
        var (reads, writes) = (wanted.ReadCapacityUnits!.Value, wanted.WriteCapacityUnits!.Value);
        if (current is null or { ReadUnits: 0, WriteUnits: 0 })
        {
            return (current ?? new ThroughputRecord(0, 0)) with { ReadUnits = reads, WriteUnits = writes };
        }

        if (reads == current.ReadUnits && writes == current.WriteUnits)
        {
            throw Unchanged(current, index);
        }

        var changed = current with { ReadUnits = reads, WriteUnits = writes };
        if (reads > current.ReadUnits || writes > current.WriteUnits)
        {
            changed = changed with { IncreasedAt = now };
        }

        if (reads < current.ReadUnits || writes < current.WriteUnits)
        {
            CheckDecrease(current, now);
            changed = changed with { DecreasedAt = now, Decreases = current.DecreasesOn(now) + 1 };
        }

        return changed;
    }

    public static ProvisionedThroughputDescription Describe(ThroughputRecord? throughput, DateTimeOffset now) => new()
    {
        LastIncreaseDateTime = throughput?.IncreasedAt,
        LastDecreaseDateTime = throughput?.DecreasedAt,
        NumberOfDecreasesToday = throughput?.DecreasesOn(now) ?? 0,
        ReadCapacityUnits = throughput?.ReadUnits ?? 0,
        WriteCapacityUnits = throughput?.WriteUnits ?? 0,
    };

    private static void CheckBounds(string name, long? units)
    {
        if (units > MaxUnits)
        {
            throw Invalid.Request($"Given value {units} for {name} is out of bounds");
        }
    }

    private static Kernel.ApiException Unchanged(ThroughputRecord current, string? index)
    {
        var (subject, of) = index is null ? ("the table", "the table") : ($"the index {index}", $"index {index}");
        return Invalid.Request(
            $"The provisioned throughput for {subject} will not change. The requested value equals the current value. "
            + $"Current ReadCapacityUnits provisioned for {of}: {current.ReadUnits}. Requested ReadCapacityUnits: {current.ReadUnits}. "
            + $"Current WriteCapacityUnits provisioned for {of}: {current.WriteUnits}. Requested WriteCapacityUnits: {current.WriteUnits}. "
            + "Refer to the Amazon DynamoDB Developer Guide for current limits and how to request higher limits.");
    }

    private static void CheckDecrease(ThroughputRecord current, DateTimeOffset now)
    {
        var today = current.DecreasesOn(now);
        if (today < FreeDecreases || now - current.DecreasedAt >= s_decreaseInterval)
        {
            return;
        }

        var last = current.DecreasedAt!.Value.UtcDateTime;
        var next = last + s_decreaseInterval;
        var midnight = last.Date.AddDays(1);
        throw new LimitExceededException(
            "Subscriber limit exceeded: Provisioned throughput decreases are limited within a given UTC day. "
            + $"After the first {FreeDecreases} decreases, each subsequent decrease in the same UTC day can be performed at most once every "
            + $"{s_decreaseInterval.TotalSeconds} seconds. Number of decreases today: {today}. "
            + $"Last decrease at {Show(last)}. Next decrease can be made at {Show(next < midnight ? next : midnight)}.");
    }

    private static string Show(DateTime time) =>
        time.ToString("dddd, MMMM d, yyyy 'at' h:mm:ss tt 'Coordinated Universal Time'", CultureInfo.InvariantCulture);
}
