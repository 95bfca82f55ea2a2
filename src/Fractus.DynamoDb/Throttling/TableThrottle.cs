using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules;
using Fractus.DynamoDb.Rules.Tables;
using Fractus.DynamoDb.Storage;
using Fractus.Kernel;

namespace Fractus.DynamoDb.Throttling;

/// <summary>
/// The throughput of one table and its global indexes. A request is let in by what there is (<c>Check…</c>), and when it is done the
/// units that it came to are taken (<c>Count…</c>), for neither a page nor an item that is to be changed has a size before.
/// </summary>
internal sealed class TableThrottle
{
    private readonly Allowance? _reads;
    private readonly Allowance? _writes;
    private readonly Dictionary<int, (Allowance? Reads, Allowance? Writes)> _indexes = [];

    /// <param name="table">The table.</param>
    /// <param name="bucket">Of the table (0) or an index, by number, for reads or for writes.</param>
    public TableThrottle(Table table, Func<int, bool, TokenBucket> bucket)
    {
        var record = table.Record;
        (_reads, _writes) = Of(record.IsOnDemand, record.Throughput, record.OnDemandMaximum, KeySpace.TableItself, bucket);
        foreach (var index in record.Indexes.Where(index => index.IsGlobal))
        {
            _indexes[index.Number] = Of(record.IsOnDemand, index.Throughput, index.OnDemandMaximum, index.Number, bucket);
        }
    }

    /// <param name="index">Which is read; null for the table. A local index is read with the table's throughput.</param>
    /// <exception cref="ApiException">There is none left.</exception>
    public void CheckRead(SecondaryIndex? index = null) => Check(ReadRefusal(index));

    /// <inheritdoc cref="CheckRead"/>
    /// <returns>The error; null where there is some left.</returns>
    public ApiException? ReadRefusal(SecondaryIndex? index = null)
    {
        var isGlobal = index is { Record.IsGlobal: true };
        return Refusal(isGlobal ? _indexes[index!.Record.Number].Reads : _reads, isGlobal);
    }

    public void CountRead(double units, SecondaryIndex? index = null) =>
        (index is { Record.IsGlobal: true } ? _indexes[index.Record.Number].Reads : _reads)?.Take(units);

    /// <summary>For the write's own transaction, before anything is written.</summary>
    /// <param name="index">A global index that it changes; null for the table.</param>
    /// <exception cref="ApiException">There is none left. A write that an index has none for is refused as a whole.</exception>
    public void CheckWrite(SecondaryIndex? index = null) =>
        Check(Refusal(index is null ? _writes : _indexes[index.Record.Number].Writes, isIndex: index is not null));

    /// <summary>When the write is committed.</summary>
    public void CountWrite(MutationResult result)
    {
        _writes?.Take(CapacityUse.WriteUnits(Math.Max(result.OldSize, result.NewSize)));
        foreach (var change in result.IndexChanges ?? [])
        {
            (change.Index.Record.IsGlobal ? _indexes[change.Index.Record.Number].Writes : _writes)?.Take(change.Units);
        }
    }

    /// <summary>What a transaction's write costs beyond another's: every item is prepared and then committed.</summary>
    public void CountPreparation(MutationResult result) => _writes?.Take(CapacityUse.WriteUnits(Math.Max(result.OldSize, result.NewSize)));

    /// <summary>A write whose condition did not hold uses throughput all the same: here the least that a write can.</summary>
    public void CountRefusedWrite() => _writes?.Take(CapacityUse.WriteUnits(0));

    private static (Allowance? Reads, Allowance? Writes) Of(
        bool isOnDemand, ThroughputRecord? throughput, OnDemandRecord? maximum, int number, Func<int, bool, TokenBucket> bucket)
    {
        var reads = isOnDemand ? maximum?.ReadUnits : throughput?.ReadUnits;
        var writes = isOnDemand ? maximum?.WriteUnits : throughput?.WriteUnits;
        return (
            reads is null ? null : new Allowance(bucket(number, false), reads.Value, isOnDemand),
            writes is null ? null : new Allowance(bucket(number, true), writes.Value, isOnDemand));
    }

    private static void Check(ApiException? refusal)
    {
        if (refusal is not null)
        {
            throw refusal;
        }
    }

    private static ApiException? Refusal(Allowance? allowance, bool isIndex)
    {
        if (allowance is null || allowance.HasAny)
        {
            return null;
        }

        if (allowance.IsOnDemand)
        {
            return new ThrottlingException("Throughput exceeds the maximum OnDemandThroughput configured on table or index");
        }

        return new ProvisionedThroughputExceededException(isIndex
            ? "The level of configured provisioned throughput for one or more global secondary indexes of the table was exceeded. Consider "
                + "increasing your provisioning level for the under-provisioned global secondary indexes with the UpdateTable API"
            : "The level of configured provisioned throughput for the table was exceeded. "
                + "Consider increasing your provisioning level with the UpdateTable API.");
    }

    private sealed record Allowance(TokenBucket Bucket, long Rate, bool IsOnDemand)
    {
        public bool HasAny => Bucket.HasAny(Rate);

        public void Take(double units) => Bucket.Take(Rate, units);
    }
}
