using System.Collections.Concurrent;
using Fractus.Kernel.Metrics;

namespace Fractus.ApiGateway.Tests;

/// <summary>Keeps every value that the service records.</summary>
internal sealed class RecordedMetrics : IMetricRecorder
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<double>> _values = new();

    public MetricSeries Series(
        string account, string region, string metricNamespace, string name, string unit, params ReadOnlySpan<MetricDimension> dimensions)
    {
        var set = string.Join(' ', dimensions.ToArray().Select(dimension => $"{dimension.Name}={dimension.Value}"));
        return new Recorded(_values.GetOrAdd($"{metricNamespace} {name} {unit} {set}", _ => new()));
    }

    /// <param name="metric">Namespace, name, unit and dimensions.</param>
    public double[] Of(string metric) => _values.TryGetValue(metric, out var values) ? [.. values] : [];

    private sealed class Recorded(ConcurrentQueue<double> values) : MetricSeries
    {
        public override void Record(double value, DateTimeOffset at) => values.Enqueue(value);
    }
}
