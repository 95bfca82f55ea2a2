using Fractus.Kernel.Contracts;

namespace Fractus.CloudWatch.Contract;

[Shape]
public sealed partial record EntityMetricData
{
    public Entity? Entity { get; init; }

    public IReadOnlyList<MetricDatum>? MetricData { get; init; }
}
