using Fractus.Kernel.Contracts;

namespace Fractus.CloudWatch.Contract;

[Shape]
public sealed partial record GetMetricDataInput
{
    public required IReadOnlyList<MetricDataQuery> MetricDataQueries { get; init; }

    [Required]
    public DateTimeOffset? StartTime { get; init; }

    [Required]
    public DateTimeOffset? EndTime { get; init; }

    public string? NextToken { get; init; }

    [Enum(typeof(ScanBy))]
    public string? ScanBy { get; init; }

    public int? MaxDatapoints { get; init; }

    public LabelOptions? LabelOptions { get; init; }
}

[Shape]
public sealed partial record GetMetricDataOutput
{
    public IReadOnlyList<MetricDataResult>? MetricDataResults { get; init; }

    public string? NextToken { get; init; }

    public IReadOnlyList<MessageData>? Messages { get; init; }
}
