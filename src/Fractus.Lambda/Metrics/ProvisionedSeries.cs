using Fractus.CloudWatch.Contract;
using Fractus.Kernel.Metrics;
using Fractus.Runtime;

namespace Fractus.Lambda.Metrics;

/// <summary>
/// Where the figures go of invocations of a version with provisioned concurrency; not of all functions together.
/// Source: "Types of metrics for Lambda functions", concurrency metrics.
/// </summary>
internal sealed class ProvisionedSeries(RegionRecorder recorder, IEnumerable<MetricDimension[]> dimensions)
{
    private readonly Set[] _sets = [.. dimensions.Select(set => new Set(
        Series(recorder, "ProvisionedConcurrencyInvocations", StandardUnit.Count, set),
        Series(recorder, "ProvisionedConcurrencySpilloverInvocations", StandardUnit.Count, set),
        Series(recorder, "ProvisionedConcurrentExecutions", StandardUnit.Count, set),
        Series(recorder, "ProvisionedConcurrencyUtilization", StandardUnit.None, set)))];

    public void Ended(ProvisionedUse use, DateTimeOffset at)
    {
        foreach (var set in _sets)
        {
            (use.IsOfThem ? set.Invocations : set.Spillovers).Record(1, at);
            set.Executions.Record(use.Busy, at);
            set.Utilization.Record((double)use.Busy / use.Requested, at);
        }
    }

    private static MetricSeries Series(RegionRecorder recorder, string name, string unit, MetricDimension[] set) =>
        recorder.Series(LambdaMetrics.Namespace, name, unit, set);

    private readonly record struct Set(MetricSeries Invocations, MetricSeries Spillovers, MetricSeries Executions, MetricSeries Utilization);
}
