using Fractus.Kernel.Contracts;

namespace Fractus.CloudWatch.Contract;

[Shape]
public sealed partial record Datapoint
{
    public DateTimeOffset? Timestamp { get; init; }

    public double? SampleCount { get; init; }

    public double? Average { get; init; }

    public double? Sum { get; init; }

    public double? Minimum { get; init; }

    public double? Maximum { get; init; }

    [Enum(typeof(StandardUnit))]
    public string? Unit { get; init; }

    public IReadOnlyDictionary<string, double>? ExtendedStatistics { get; init; }
}
