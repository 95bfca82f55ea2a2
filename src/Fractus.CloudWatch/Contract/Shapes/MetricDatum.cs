using Fractus.Kernel.Contracts;

namespace Fractus.CloudWatch.Contract;

/// <inheritdoc cref="PutMetricDataInput"/>
[Shape]
public sealed partial record MetricDatum
{
    public string? MetricName { get; init; }

    public IReadOnlyList<Dimension>? Dimensions { get; init; }

    public DateTimeOffset? Timestamp { get; init; }

    public double? Value { get; init; }

    public StatisticSet? StatisticValues { get; init; }

    public IReadOnlyList<double>? Values { get; init; }

    public IReadOnlyList<double>? Counts { get; init; }

    public string? Unit { get; init; }

    public int? StorageResolution { get; init; }
}
