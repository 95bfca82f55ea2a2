using Fractus.Kernel.Contracts;

namespace Fractus.CloudWatch.Contract;

[Shape]
public sealed partial record MetricStat
{
    public required Metric Metric { get; init; }

    [Required]
    [Range(1)]
    public int? Period { get; init; }

    public required string Stat { get; init; }

    [Enum(typeof(StandardUnit))]
    public string? Unit { get; init; }
}
