using Fractus.Kernel.Contracts;

namespace Fractus.CloudWatch.Contract;

/// <inheritdoc cref="PutMetricDataInput"/>
[Shape]
public sealed partial record StatisticSet
{
    public double? SampleCount { get; init; }

    public double? Sum { get; init; }

    public double? Minimum { get; init; }

    public double? Maximum { get; init; }
}
