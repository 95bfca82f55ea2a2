using Fractus.DynamoDb.Contract;

namespace Fractus.DynamoDb.Rules.Tables;

/// <summary>
/// Warm throughput: what a table or index is said to be prepared for. In this cloud nothing has to be warmed, so a value that is
/// asked for is there at once; the figures follow the service's rules, as tools compare them.
/// </summary>
internal static class WarmRules
{
    private static readonly WarmRecord s_onDemand = new(12_000, 4_000);

    public static WarmRecord Create(WarmThroughput? given, bool isOnDemand, ThroughputRecord? throughput, string? index)
    {
        var least = Least(isOnDemand, throughput);
        var reads = given?.ReadUnitsPerSecond ?? least.ReadUnits;
        var writes = given?.WriteUnitsPerSecond ?? least.WriteUnits;
        if (reads < least.ReadUnits)
        {
            throw TooLow("ReadUnitsPerSecond", index, isOnDemand, "ReadCapacityUnits");
        }

        if (writes < least.WriteUnits)
        {
            throw TooLow("WriteUnitsPerSecond", index, isOnDemand, "WriteCapacityUnits");
        }

        return new WarmRecord(reads, writes);
    }

    /// <summary>What is known of it: records of tables that were made before it was kept have none.</summary>
    public static WarmRecord Of(WarmRecord? stored, bool isOnDemand, ThroughputRecord? throughput) => stored ?? Least(isOnDemand, throughput);

    /// <summary>It never falls when the throughput or the billing mode changes.</summary>
    public static WarmRecord Keep(WarmRecord current, bool isOnDemand, ThroughputRecord? throughput)
    {
        var least = Least(isOnDemand, throughput);
        return new WarmRecord(Math.Max(current.ReadUnits, least.ReadUnits), Math.Max(current.WriteUnits, least.WriteUnits));
    }

    public static WarmRecord Raise(WarmRecord current, WarmThroughput given, string? index)
    {
        if (given is { ReadUnitsPerSecond: null, WriteUnitsPerSecond: null })
        {
            // The service answers this with a fault of its own.
            throw Invalid.Parameter($"One of ReadUnitsPerSecond and WriteUnitsPerSecond must be specified for WarmThroughput for {Of(index)}");
        }

        if (given.ReadUnitsPerSecond < current.ReadUnits)
        {
            throw Lowered("ReadUnitsPerSecond", index);
        }

        if (given.WriteUnitsPerSecond < current.WriteUnits)
        {
            throw Lowered("WriteUnitsPerSecond", index);
        }

        return new WarmRecord(given.ReadUnitsPerSecond ?? current.ReadUnits, given.WriteUnitsPerSecond ?? current.WriteUnits);
    }

    private static WarmRecord Least(bool isOnDemand, ThroughputRecord? throughput) =>
        isOnDemand ? s_onDemand : new WarmRecord(throughput?.ReadUnits ?? 0, throughput?.WriteUnits ?? 0);

    private static Kernel.ApiException Lowered(string name, string? index) => Invalid.Parameter(
        $"Requested {name} for WarmThroughput for {Of(index)} is lower than current WarmThroughput, "
        + "decreasing WarmThroughput is not supported");

    private static Kernel.ApiException TooLow(string name, string? index, bool isOnDemand, string provisioned) => Invalid.Parameter(
        $"Requested {name} for WarmThroughput for {Of(index)} is lower than "
        + (isOnDemand
            ? "initial throughput for OnDemand. See: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/"
                + "on-demand-capacity-mode.html#on-demand-capacity-mode-initial"
            : $"{provisioned} of ProvisionedThroughput"));

    private static string Of(string? index) => index is null ? "table" : $"index {index}";
}
