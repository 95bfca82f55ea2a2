using Fractus.CloudWatch.Contract;
using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Metrics;
using Fractus.DynamoDb.Rules;
using Fractus.DynamoDb.Rules.Tables;
using Fractus.DynamoDb.Storage;
using Fractus.Kernel;
using Fractus.Kernel.Metrics;

namespace Fractus.DynamoDb.Throttling;

/// <summary>
/// The throughput of one table and its global indexes. A request is let in by what there is (<c>Check…</c>), and when it is done the
/// units that it came to are taken and recorded (<c>Count…</c>), for neither a page nor an item that is to be changed has a size before.
/// </summary>
internal sealed class TableThroughput
{
    private readonly TimeProvider _time;
    private readonly Throughput _table;
    private readonly Dictionary<int, Throughput> _indexes = [];
    private readonly MetricSeries _refusedWrites;

    /// <param name="table">The table.</param>
    /// <param name="bucket">Of the table (0) or an index, by number, for reads or for writes; null where there is no bound.</param>
    /// <param name="recorder">Takes what is used.</param>
    /// <param name="time">Says when.</param>
    public TableThroughput(Table table, Func<int, bool, TokenBucket>? bucket, TableRecorder recorder, TimeProvider time)
    {
        var record = table.Record;
        (_time, IsBounded) = (time, bucket is not null);
        _refusedWrites = recorder.Series("ConditionalCheckFailedRequests", StandardUnit.Count);
        _table = Of(null, KeySpace.TableItself, record.Throughput, record.OnDemandMaximum);
        foreach (var index in record.Indexes.Where(index => index.IsGlobal))
        {
            _indexes[index.Number] = Of(index.Name, index.Number, index.Throughput, index.OnDemandMaximum);
        }

        Throughput Of(string? index, int number, ThroughputRecord? provisioned, OnDemandRecord? maximum)
        {
            var reads = record.IsOnDemand ? maximum?.ReadUnits : provisioned?.ReadUnits;
            var writes = record.IsOnDemand ? maximum?.WriteUnits : provisioned?.WriteUnits;
            return new Throughput(
                bucket is null || reads is null ? null : new Allowance(bucket(number, false), reads.Value, record.IsOnDemand),
                bucket is null || writes is null ? null : new Allowance(bucket(number, true), writes.Value, record.IsOnDemand),
                new ThroughputSeries(recorder, index),
                IsIndex: index is not null);
        }
    }

    /// <summary>Whether requests are held to it.</summary>
    public bool IsBounded { get; }

    /// <param name="index">Which is read; null for the table. A local index is read with the table's throughput.</param>
    /// <exception cref="ApiException">There is none left.</exception>
    public void CheckRead(SecondaryIndex? index = null)
    {
        if (ReadRefusal(index) is { } refusal)
        {
            throw refusal;
        }
    }

    /// <inheritdoc cref="CheckRead"/>
    /// <returns>The error; null where there is some left.</returns>
    public ApiException? ReadRefusal(SecondaryIndex? index = null)
    {
        var throughput = Of(index);
        if (throughput.Reads is not { HasAny: false } allowance)
        {
            return null;
        }

        throughput.Series.ReadThrottled(_time.GetUtcNow());
        return Refusal(allowance, throughput.IsIndex);
    }

    public void CountRead(double units, SecondaryIndex? index = null)
    {
        var throughput = Of(index);
        throughput.Reads?.Take(units);
        throughput.Series.Read(units, _time.GetUtcNow());
    }

    /// <summary>For the write's own transaction, before anything is written.</summary>
    /// <param name="index">A global index that it changes; null for the table.</param>
    /// <exception cref="ApiException">There is none left. A write that an index has none for is refused as a whole.</exception>
    public void CheckWrite(SecondaryIndex? index = null)
    {
        var throughput = Of(index);
        if (throughput.Writes is { HasAny: false } allowance)
        {
            throughput.Series.WriteThrottled(_time.GetUtcNow());
            throw Refusal(allowance, throughput.IsIndex);
        }
    }

    /// <summary>When the write is committed.</summary>
    public void CountWrite(MutationResult result)
    {
        var now = _time.GetUtcNow();
        _table.Write(CapacityUse.WriteUnits(Math.Max(result.OldSize, result.NewSize)), now);
        foreach (var change in result.IndexChanges ?? [])
        {
            Of(change.Index).Write(change.Units, now);
        }
    }

    /// <summary>What a transaction's write costs beyond another's: every item is prepared and then committed.</summary>
    public void CountPreparation(MutationResult result) =>
        _table.Write(CapacityUse.WriteUnits(Math.Max(result.OldSize, result.NewSize)), _time.GetUtcNow());

    /// <summary>A write that the item refused uses throughput all the same.</summary>
    /// <param name="refused">It has its <see cref="ItemMutation.RefusedBytes"/>.</param>
    public void CountRefusedWrite(ItemMutation refused)
    {
        var now = _time.GetUtcNow();
        _table.Write(CapacityUse.WriteUnits(refused.RefusedBytes!.Value), now);
        if (refused.Condition is not null)
        {
            _refusedWrites.Record(1, now);
        }
    }

    private static ApiException Refusal(Allowance allowance, bool isIndex)
    {
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

    private Throughput Of(SecondaryIndex? index) => index is { Record.IsGlobal: true } ? _indexes[index.Record.Number] : _table;

    private sealed record Throughput(Allowance? Reads, Allowance? Writes, ThroughputSeries Series, bool IsIndex)
    {
        public void Write(double units, DateTimeOffset at)
        {
            Writes?.Take(units);
            Series.Written(units, at);
        }
    }

    private sealed record Allowance(TokenBucket Bucket, long Rate, bool IsOnDemand)
    {
        public bool HasAny => Bucket.HasAny(Rate);

        public void Take(double units) => Bucket.Take(Rate, units);
    }
}
