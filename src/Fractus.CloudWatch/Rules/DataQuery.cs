using Fractus.Kernel.Metrics;

namespace Fractus.CloudWatch.Rules;

/// <summary>A series that GetMetricData is to return.</summary>
internal sealed record DataQuery
{
    public required string Id { get; init; }

    public required string Label { get; init; }

    public required string Namespace { get; init; }

    public required string MetricName { get; init; }

    public required MetricDimension[] Dimensions { get; init; }

    public required MetricStatistic Statistic { get; init; }

    /// <summary>Null: the first that there are values of.</summary>
    public string? Unit { get; init; }

    public required TimeRange Range { get; init; }
}
