using Fractus.Kernel.Contracts;

namespace Fractus.CloudWatch.Contract;

/// <summary>Values of metrics. The service words what is wrong with them in its own way, in <c>Rules/DatumRules</c>, so no constraint of the model stands here.</summary>
[Shape]
public sealed partial record PutMetricDataInput
{
    public string? Namespace { get; init; }

    public IReadOnlyList<MetricDatum>? MetricData { get; init; }

    public IReadOnlyList<EntityMetricData>? EntityMetricData { get; init; }

    public bool? StrictEntityValidation { get; init; }
}
