using Fractus.Kernel.Metrics;

namespace Fractus.DynamoDb.Metrics;

/// <summary>Records for one table.</summary>
internal readonly record struct TableRecorder(IMetricRecorder Recorder, string Account, string Region, string Table)
{
    public const string Namespace = "AWS/DynamoDB";

    public static MetricDimension Operation(string name) => new("Operation", name);

    /// <param name="name">The metric's.</param>
    /// <param name="unit">One of CloudWatch's.</param>
    /// <param name="more">What tells it apart beside the table's name.</param>
    public MetricSeries Series(string name, string unit, params ReadOnlySpan<MetricDimension> more) =>
        Recorder.Series(Account, Region, Namespace, name, unit, [new MetricDimension("TableName", Table), .. more]);
}
