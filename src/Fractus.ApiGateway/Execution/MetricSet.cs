using System.Collections.Concurrent;
using Fractus.ApiGateway.Storage;
using Fractus.Kernel.Metrics;

namespace Fractus.ApiGateway.Execution;

/// <summary>The figures of one set of dimensions in <c>AWS/ApiGateway</c>. Each is begun when there is something to record.</summary>
internal sealed class MetricSet(IMetricRecorder recorder, ApiOwner owner, params MetricDimension[] dimensions)
{
    private readonly ConcurrentDictionary<string, MetricSeries> _series = new();

    public void Count(string name, double value, DateTimeOffset at) => Record(name, "Count", value, at);

    public void Milliseconds(string name, double value, DateTimeOffset at) => Record(name, "Milliseconds", value, at);

    public void Bytes(string name, double value, DateTimeOffset at) => Record(name, "Bytes", value, at);

    private void Record(string name, string unit, double value, DateTimeOffset at)
    {
        if (!_series.TryGetValue(name, out var series))
        {
            series = _series.GetOrAdd(name, recorder.Series(owner.Account, owner.Region, "AWS/ApiGateway", name, unit, dimensions));
        }

        series.Record(value, at);
    }
}
