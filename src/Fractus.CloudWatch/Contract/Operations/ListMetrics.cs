using Fractus.Kernel.Contracts;

namespace Fractus.CloudWatch.Contract;

[Shape]
public sealed partial record ListMetricsInput
{
    [Length(1, 255)]
    [Pattern("[^:].*")]
    public string? Namespace { get; init; }

    [Length(1, 255)]
    public string? MetricName { get; init; }

    [Length(0, 10)]
    public IReadOnlyList<DimensionFilter>? Dimensions { get; init; }

    public string? NextToken { get; init; }

    [Enum(typeof(RecentlyActive))]
    public string? RecentlyActive { get; init; }

    public bool? IncludeLinkedAccounts { get; init; }

    [Length(1, 255)]
    public string? OwningAccount { get; init; }
}

[Shape]
public sealed partial record ListMetricsOutput
{
    public IReadOnlyList<Metric>? Metrics { get; init; }

    public string? NextToken { get; init; }

    [Each(MinLength = 1, MaxLength = 255)]
    public IReadOnlyList<string>? OwningAccounts { get; init; }
}
