using Fractus.CloudWatch.Contract;
using Fractus.Kernel.Metrics;
using Fractus.Lambda.Storage;

namespace Fractus.Lambda.Metrics;

/// <summary>What has become of a mapping's events, for mappings that ask for <c>EventCount</c>. Source: "Event source mapping metrics".</summary>
internal sealed class MappingSeries(RegionRecorder recorder, MappingId mapping, TimeProvider time)
{
    private readonly MetricDimension _mapping = new("EventSourceMappingUUID", mapping.Uuid);

    /// <summary>So many were read; 0 where there was nothing new.</summary>
    public void Polled(int events) => Record("PolledEventCount", events);

    /// <summary>So many of those read were not wanted.</summary>
    public void FilteredOut(int events) => Record("FilteredOutEventCount", events);

    /// <summary>So many are given to the function, each time that they are.</summary>
    public void Invoked(int events) => Record("InvokedEventCount", events);

    /// <summary>So many of those given to the function failed, or could not be given to it.</summary>
    public void FailedInvoke(int events) => Record("FailedInvokeEventCount", events);

    /// <summary>So many are given up, and nobody else has them.</summary>
    public void Dropped(int events) => Record("DroppedEventCount", events);

    /// <summary>So many are given up, and the destination has been told.</summary>
    public void Delivered(int events) => Record("OnFailureDestinationDeliveredEventCount", events);

    private void Record(string metric, int events) =>
        recorder.Series(LambdaMetrics.Namespace, metric, StandardUnit.Count, _mapping).Record(events, time.GetUtcNow());
}
