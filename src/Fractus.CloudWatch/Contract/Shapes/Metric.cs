using Fractus.Kernel.Contracts;

namespace Fractus.CloudWatch.Contract;

[Shape]
public sealed partial record Metric
{
    [Length(1, 255)]
    [Pattern("[^:].*")]
    public string? Namespace { get; init; }

    [Length(1, 255)]
    public string? MetricName { get; init; }

    [Length(0, 30)]
    public IReadOnlyList<Dimension>? Dimensions { get; init; }
}
