using Fractus.Kernel.Contracts;

namespace Fractus.CloudWatch.Contract;

/// <summary>Figures of one metric. The service words what is wrong with a request in its own way, in <c>Rules/StatisticsRules</c>, so no constraint of the model stands here.</summary>
[Shape]
public sealed partial record GetMetricStatisticsInput
{
    public string? Namespace { get; init; }

    public string? MetricName { get; init; }

    public IReadOnlyList<Dimension>? Dimensions { get; init; }

    public DateTimeOffset? StartTime { get; init; }

    public DateTimeOffset? EndTime { get; init; }

    public int? Period { get; init; }

    public IReadOnlyList<string>? Statistics { get; init; }

    public IReadOnlyList<string>? ExtendedStatistics { get; init; }

    public string? Unit { get; init; }
}

[Shape]
public sealed partial record GetMetricStatisticsOutput
{
    public string? Label { get; init; }

    public IReadOnlyList<Datapoint>? Datapoints { get; init; }
}
