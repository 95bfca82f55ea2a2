using Fractus.CloudWatch.Contract;
using Fractus.Kernel.Metrics;
using Fractus.Runtime;

namespace Fractus.Lambda.Metrics;

/// <summary>Where the figures go of invocations that name a function alike and run the same version.</summary>
internal sealed class InvocationSeries
{
    private const string UsageNamespace = "Fractus/Usage";

    private readonly MetricSeries[] _invocations;
    private readonly MetricSeries[] _errors;
    private readonly MetricSeries[] _throttles;
    private readonly MetricSeries[] _duration;
    private readonly Lazy<MetricSeries[]> _extensions;
    private readonly Lazy<ProvisionedSeries> _provisioned;
    private readonly MetricSeries _requests;
    private readonly MetricSeries _gigabyteSeconds;

    /// <param name="recorder">Has them.</param>
    /// <param name="dimensions">Each set of dimensions under which invocations are counted.</param>
    /// <param name="function">The function's name.</param>
    public InvocationSeries(RegionRecorder recorder, MetricDimension[][] dimensions, MetricDimension function)
    {
        _invocations = Series("Invocations", StandardUnit.Count);
        _errors = Series("Errors", StandardUnit.Count);
        _throttles = Series("Throttles", StandardUnit.Count);
        _duration = Series("Duration", StandardUnit.Milliseconds);
        _extensions = new Lazy<MetricSeries[]>(() => Series("PostRuntimeExtensionsDuration", StandardUnit.Milliseconds));
        _provisioned = new Lazy<ProvisionedSeries>(() => new ProvisionedSeries(recorder, dimensions.Where(set => set.Length > 0)));
        _requests = recorder.Series(UsageNamespace, "Requests", StandardUnit.Count, function);
        _gigabyteSeconds = recorder.Series(UsageNamespace, "GigabyteSeconds", StandardUnit.None, function);

        MetricSeries[] Series(string name, string unit) =>
            Array.ConvertAll(dimensions, set => recorder.Series(LambdaMetrics.Namespace, name, unit, set));
    }

    public void Throttled(DateTimeOffset at) => Record(_throttles, 1, at);

    /// <summary>Only functions with extensions have this figure.</summary>
    public void ExtensionsDone(TimeSpan took, DateTimeOffset at) => Record(_extensions.Value, took.TotalMilliseconds, at);

    public void Ended(InvocationResult result, int memoryMb, DateTimeOffset at)
    {
        Record(_invocations, 1, at);
        Record(_errors, result.FunctionError is null ? 0 : 1, at);
        Record(_throttles, 0, at);
        Record(_duration, result.Duration.TotalMilliseconds, at);
        if (result.Provisioned is { } use)
        {
            _provisioned.Value.Ended(use, at);
        }

        _requests.Record(1, at);
        _gigabyteSeconds.Record(result.BilledDuration.TotalSeconds * memoryMb / 1024, at);
    }

    private static void Record(MetricSeries[] series, double value, DateTimeOffset at)
    {
        foreach (var one in series)
        {
            one.Record(value, at);
        }
    }
}
