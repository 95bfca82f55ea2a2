using Fractus.Kernel.Contracts;

namespace Fractus.Lambda.Contract;

[Shape]
public sealed partial record EventSourceMappingMetricsConfig
{
    [Length(0, 1)]
    [Each(Enum = typeof(EventSourceMappingMetric))]
    public IReadOnlyList<string>? Metrics { get; init; }
}
