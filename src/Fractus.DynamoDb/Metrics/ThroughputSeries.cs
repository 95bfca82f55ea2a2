using Fractus.CloudWatch.Contract;
using Fractus.Kernel.Metrics;

namespace Fractus.DynamoDb.Metrics;

/// <summary>The capacity that requests use of a table, or of a global index. Source: "DynamoDB metrics and dimensions".</summary>
internal sealed class ThroughputSeries
{
    private readonly MetricSeries _reads;
    private readonly MetricSeries _writes;
    private readonly MetricSeries _throttledReads;
    private readonly MetricSeries _throttledWrites;

    /// <param name="recorder">Has them.</param>
    /// <param name="index">The global index; null for the table itself.</param>
    public ThroughputSeries(TableRecorder recorder, string? index)
    {
        MetricDimension[] more = index is null ? [] : [new MetricDimension("GlobalSecondaryIndexName", index)];
        _reads = recorder.Series("ConsumedReadCapacityUnits", StandardUnit.Count, more);
        _writes = recorder.Series("ConsumedWriteCapacityUnits", StandardUnit.Count, more);
        _throttledReads = recorder.Series("ReadThrottleEvents", StandardUnit.Count, more);
        _throttledWrites = recorder.Series("WriteThrottleEvents", StandardUnit.Count, more);
    }

    public void Read(double units, DateTimeOffset at) => _reads.Record(units, at);

    public void Written(double units, DateTimeOffset at) => _writes.Record(units, at);

    public void ReadThrottled(DateTimeOffset at) => _throttledReads.Record(1, at);

    public void WriteThrottled(DateTimeOffset at) => _throttledWrites.Record(1, at);
}
