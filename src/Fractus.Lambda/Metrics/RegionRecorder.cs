using Fractus.Kernel.Metrics;

namespace Fractus.Lambda.Metrics;

/// <summary>Records for one account and region.</summary>
internal readonly record struct RegionRecorder(IMetricRecorder Recorder, string Account, string Region)
{
    public MetricSeries Series(string metricNamespace, string name, string unit, params ReadOnlySpan<MetricDimension> dimensions) =>
        Recorder.Series(Account, Region, metricNamespace, name, unit, dimensions);
}
