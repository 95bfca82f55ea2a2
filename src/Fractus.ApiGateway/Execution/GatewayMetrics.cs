using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Fractus.ApiGateway.Rules.Compiled;
using Fractus.ApiGateway.Rules.Requests;
using Fractus.Kernel.Metrics;

namespace Fractus.ApiGateway.Execution;

/// <summary>
/// The figures of the stages of REST APIs: of the API and of the stage always, of each method where the stage asks for it. Source: "Amazon API
/// Gateway dimensions and metrics" of the developer guide.
/// </summary>
internal sealed class GatewayMetrics(IMetricRecorder recorder)
{
    // A stage that was compiled anew leaves its own behind.
    private readonly ConditionalWeakTable<CompiledApi, StageSets> _stages = new();

    public void Record(Invocation invocation, int status, TimeSpan latency)
    {
        var stage = _stages.GetValue(invocation.Api, api => new StageSets(recorder, api));
        Record(stage.OfApi, invocation, status, latency);
        Record(stage.OfStage, invocation, status, latency);
        if (invocation.Method.Settings is { IsMeasured: true })
        {
            Record(stage.Of(invocation.Method), invocation, status, latency);
        }
    }

    private static void Record(MetricSet metrics, Invocation invocation, int status, TimeSpan latency)
    {
        var at = invocation.Time;
        metrics.Count("Count", 1, at);
        metrics.Milliseconds("Latency", latency.TotalMilliseconds, at);
        metrics.Count("4XXError", status is >= 400 and < 500 ? 1 : 0, at);
        metrics.Count("5XXError", status >= 500 ? 1 : 0, at);
        if (invocation.IntegrationLatencyMs is { } integrationMs)
        {
            metrics.Milliseconds("IntegrationLatency", integrationMs, at);
        }

        if (invocation.IsCacheHit is { } isHit)
        {
            metrics.Count("CacheHitCount", isHit ? 1 : 0, at);
            metrics.Count("CacheMissCount", isHit ? 0 : 1, at);
        }
    }

    private sealed class StageSets(IMetricRecorder recorder, CompiledApi api)
    {
        private readonly MetricDimension _api = new("ApiName", api.ApiName);
        private readonly MetricDimension _stage = new("Stage", api.StageName);
        private readonly ConcurrentDictionary<CompiledMethod, MetricSet> _methods = new();

        public MetricSet OfApi => field ??= new MetricSet(recorder, api.Owner, _api);

        public MetricSet OfStage => field ??= new MetricSet(recorder, api.Owner, _api, _stage);

        public MetricSet Of(CompiledMethod method) => _methods.GetOrAdd(method, m => new MetricSet(
            recorder, api.Owner, _api, new MetricDimension("Method", m.HttpMethod), new MetricDimension("Resource", m.ResourcePath), _stage));
    }
}
