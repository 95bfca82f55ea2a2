namespace Fractus.Kernel.Metrics;

/// <summary>
/// Takes the figures that services have of themselves to CloudWatch. They are gathered in memory and stored together a little later:
/// a crash forgets those of the last seconds, never a request.
/// </summary>
public interface IMetricRecorder
{
    /// <summary>One that forgets everything.</summary>
    static IMetricRecorder None { get; } = new NoMetrics();

    /// <summary>Finds a series, or begins it. It may be kept: values that come often need no look-up.</summary>
    /// <param name="account">Whose metric it is.</param>
    /// <param name="region">Where.</param>
    /// <param name="metricNamespace">Such as <c>AWS/Lambda</c>.</param>
    /// <param name="name">The metric's.</param>
    /// <param name="unit">One of CloudWatch's, such as <c>Milliseconds</c>.</param>
    /// <param name="dimensions">At most 30, in any order, each of another name.</param>
    MetricSeries Series(
        string account, string region, string metricNamespace, string name, string unit, params ReadOnlySpan<MetricDimension> dimensions);

    private sealed class NoMetrics : IMetricRecorder
    {
        private static readonly NoSeries s_series = new();

        public MetricSeries Series(
            string account, string region, string metricNamespace, string name, string unit, params ReadOnlySpan<MetricDimension> dimensions) => s_series;
    }

    private sealed class NoSeries : MetricSeries
    {
        public override void Record(double value, DateTimeOffset at)
        {
        }
    }
}

/// <summary>A pair that tells a metric from others of its name.</summary>
public readonly record struct MetricDimension(string Name, string Value);

/// <summary>A metric with one unit: where its values go. It may be used from any thread, for ever.</summary>
public abstract class MetricSeries
{
    /// <summary>Adds a value. It costs some tens of nanoseconds and allocates nothing once the series is in use.</summary>
    /// <param name="value">A finite number.</param>
    /// <param name="at">Whose minute the value belongs to: now, or when what it measures began.</param>
    public abstract void Record(double value, DateTimeOffset at);
}
