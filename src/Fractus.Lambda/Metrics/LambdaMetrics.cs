using System.Collections.Concurrent;
using Fractus.CloudWatch.Contract;
using Fractus.Kernel.Metrics;
using Fractus.Lambda.Rules;
using Fractus.Lambda.Storage;
using Fractus.Runtime;

namespace Fractus.Lambda.Metrics;

/// <summary>
/// Tells CloudWatch what comes of invocations and events, and, in the namespace <c>Fractus/Usage</c>, what functions have used.
/// Source: "Types of metrics for Lambda functions".
/// </summary>
/// <remarks>
/// All of it counts for the function, for what the caller named of it, and for all functions of its account and region together;
/// invocations also for the version that an alias led to. Their values belong to the minute in which they began.
/// </remarks>
internal sealed class LambdaMetrics(IMetricRecorder recorder, ReservedConcurrency reservations, TimeProvider time)
{
    public const string Namespace = "AWS/Lambda";

    private const string Executions = "ConcurrentExecutions";
    private const string UnreservedExecutions = "UnreservedConcurrentExecutions";
    private const string ClaimedConcurrency = "ClaimedAccountConcurrency";

    // Beyond it all are forgotten, and found again in the recorder.
    private const int MostKnown = 10_000;

    private readonly ConcurrentDictionary<(FunctionId Function, string? InvokedArn, string Version), InvocationSeries> _invocations = new();
    private readonly ConcurrentDictionary<(string Account, string Region, string Metric, string? Function), RunningCount> _running = new();
    private readonly ConcurrentDictionary<(string Account, string Region), MetricSeries> _claimed = new();

    /// <summary>An invocation that was let in; to be disposed when it is over.</summary>
    /// <param name="version">What is run.</param>
    /// <param name="request">The call.</param>
    /// <param name="isShared">Whether it takes of what nobody has reserved or provisioned.</param>
    public RunningInvocation Begin(LoadedVersion version, InvocationRequest request, bool isShared)
    {
        var (id, now, unreserved) = (version.Id, time.GetUtcNow(), Running(version.Id, UnreservedExecutions, null));
        var running = new RunningInvocation(
            Find(version.Id, version.Record.Version, request),
            version.Record.MemoryMb,
            now,
            Running(id, Executions, id.Name),
            Running(id, Executions, null),
            isShared ? unreserved : null);

        // What is reserved and what is provisioned without a reservation, and what others take beyond it.
        Claimed(id).Record(reservations.Of(id.Account, id.Region).Allocated + unreserved.Count, now);
        return running;
    }

    /// <summary>The extensions of an environment are done with an invocation, which has been counted before.</summary>
    public void ExtensionsDone(FunctionId id, string version, InvocationRequest request, DateTimeOffset begunAt, TimeSpan took) =>
        Find(id, version, request).ExtensionsDone(took, begunAt);

    /// <summary>An invocation that was not let in.</summary>
    public void Throttled(LoadedVersion version, InvocationRequest request) => Find(version.Id, version.Record.Version, request).Throttled(time.GetUtcNow());

    public void EventReceived(FunctionLocator function) => Count("AsyncEventsReceived", function);

    /// <summary>An event's function is run.</summary>
    /// <param name="function">As the caller named it.</param>
    /// <param name="age">Since the event was accepted.</param>
    public void EventStarted(FunctionLocator function, TimeSpan age) =>
        Record("AsyncEventAge", function, age.TotalMilliseconds, StandardUnit.Milliseconds);

    /// <summary>An event is given up.</summary>
    public void EventDropped(FunctionLocator function) => Count("AsyncEventsDropped", function);

    public void DestinationFailed(FunctionId function) => Count("DestinationDeliveryFailures", new FunctionLocator(function, null));

    public void LoopStopped(FunctionId function) => Count("RecursiveInvocationsDropped", new FunctionLocator(function, null));

    /// <summary>A batch of a stream is given to a function.</summary>
    /// <param name="function">As its mapping names it.</param>
    /// <param name="age">Of the batch's last record.</param>
    public void BatchRead(FunctionLocator function, TimeSpan age) =>
        Record("IteratorAge", function, age.TotalMilliseconds, StandardUnit.Milliseconds);

    /// <summary>Null where the mapping does not ask for them.</summary>
    public MappingSeries? Of(EventSourceMappingRecord mapping) =>
        mapping.CountsEvents ? new MappingSeries(new RegionRecorder(recorder, mapping.Id.Account, mapping.Id.Region), mapping.Id, time) : null;

    private void Count(string metric, FunctionLocator function) => Record(metric, function, 1, StandardUnit.Count);

    private void Record(string metric, FunctionLocator function, double value, string unit)
    {
        var (region, now) = (new RegionRecorder(recorder, function.Id.Account, function.Id.Region), time.GetUtcNow());
        foreach (var set in Dimensions(function.Id.Name, function.Qualifier, null))
        {
            region.Series(Namespace, metric, unit, set).Record(value, now);
        }
    }

    private InvocationSeries Find(FunctionId id, string version, InvocationRequest request)
    {
        var key = (id, request.InvokedFunctionArn, version);
        if (_invocations.TryGetValue(key, out var known))
        {
            return known;
        }

        if (_invocations.Count >= MostKnown)
        {
            _invocations.Clear();
        }

        var qualifier = request.InvokedFunctionArn?[(request.InvokedFunctionArn.LastIndexOf(':') + 1)..];
        var sets = Dimensions(id.Name, qualifier, qualifier == version ? null : version);
        var series = new InvocationSeries(new RegionRecorder(recorder, id.Account, id.Region), sets, Function(id.Name));
        return _invocations.GetOrAdd(key, series);
    }

    private MetricSeries Claimed(FunctionId id) => _claimed.GetOrAdd(
        (id.Account, id.Region), static (key, to) => to.Series(key.Account, key.Region, Namespace, ClaimedConcurrency, StandardUnit.Count, []), recorder);

    private RunningCount Running(FunctionId id, string metric, string? function)
    {
        var key = (id.Account, id.Region, metric, function);
        if (_running.TryGetValue(key, out var known))
        {
            return known;
        }

        if (_running.Count >= MostKnown)
        {
            _running.Clear();
        }

        MetricDimension[] dimensions = function is null ? [] : [Function(function)];
        return _running.GetOrAdd(key, new RunningCount(recorder.Series(id.Account, id.Region, Namespace, metric, StandardUnit.Count, dimensions)));
    }

    /// <summary>The sets of dimensions under which something counts.</summary>
    /// <param name="function">The function's name.</param>
    /// <param name="qualifier">The version or alias that was named.</param>
    /// <param name="executed">The version that an alias led to; ignored where none was named.</param>
    private static MetricDimension[][] Dimensions(string function, string? qualifier, string? executed)
    {
        var resource = new MetricDimension("Resource", qualifier is null ? function : $"{function}:{qualifier}");
        MetricDimension[][] sets = [[], [Function(function)], [Function(function), resource]];
        return qualifier is null || executed is null
            ? sets
            : [.. sets, [Function(function), resource, new MetricDimension("ExecutedVersion", executed)]];
    }

    private static MetricDimension Function(string name) => new("FunctionName", name);
}
