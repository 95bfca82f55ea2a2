using System.Collections.Concurrent;
using Fractus.Kernel.Metrics;

namespace Fractus.Lambda.Tests.Support;

/// <summary>Keeps every value that the service records.</summary>
internal sealed class RecordedMetrics : IMetricRecorder
{
    private readonly ConcurrentQueue<(string Metric, double Value, DateTimeOffset At)> _values = new();

    public MetricSeries Series(
        string account, string region, string metricNamespace, string name, string unit, params ReadOnlySpan<MetricDimension> dimensions)
    {
        var set = string.Join(' ', dimensions.ToArray().Select(dimension => $"{dimension.Name}={dimension.Value}"));
        return new Recorded(_values, $"{metricNamespace} {name} {unit} {set}".TrimEnd());
    }

    /// <param name="metric">Namespace, name, unit and dimensions, as <c>AWS/Lambda Errors Count FunctionName=f</c>.</param>
    public double[] Of(string metric) => [.. _values.Where(recorded => recorded.Metric == metric).Select(recorded => recorded.Value)];

    /// <summary>When values of a metric were recorded for.</summary>
    public DateTimeOffset[] TimesOf(string metric) => [.. _values.Where(recorded => recorded.Metric == metric).Select(recorded => recorded.At)];

    private sealed class Recorded(ConcurrentQueue<(string Metric, double Value, DateTimeOffset At)> values, string metric) : MetricSeries
    {
        public override void Record(double value, DateTimeOffset at) => values.Enqueue((metric, value, at));
    }
}
