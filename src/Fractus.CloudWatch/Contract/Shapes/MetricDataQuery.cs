using Fractus.Kernel.Contracts;

namespace Fractus.CloudWatch.Contract;

[Shape]
public sealed partial record MetricDataQuery
{
    [Length(1, 255)]
    public required string Id { get; init; }

    public MetricStat? MetricStat { get; init; }

    [Length(1, 2048)]
    public string? Expression { get; init; }

    public string? Label { get; init; }

    public bool? ReturnData { get; init; }

    [Range(1)]
    public int? Period { get; init; }

    [Length(1, 255)]
    public string? AccountId { get; init; }
}
