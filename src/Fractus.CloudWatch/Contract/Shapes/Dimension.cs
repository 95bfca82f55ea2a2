using Fractus.Kernel.Contracts;

namespace Fractus.CloudWatch.Contract;

/// <summary>A pair that tells a metric from others of its name. What may stand in it <c>Rules/MetricRules</c> says, in the service's words.</summary>
[Shape]
public sealed partial record Dimension
{
    public string? Name { get; init; }

    public string? Value { get; init; }
}
