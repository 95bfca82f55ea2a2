using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Fractus.ApiGateway.Rules.Compiled;
using Fractus.ApiGateway.Rules.Requests;
using Fractus.Kernel.Metrics;

namespace Fractus.ApiGateway.Execution;

/// <summary>
/// The figures of stages: of the API and of the stage always, of each method where the stage asks for it. Source: "Amazon API Gateway dimensions
/// and metrics" of the developer guide.
/// </summary>
internal sealed class GatewayMetrics(IMetricRecorder recorder)
{
    // A stage that was compiled anew leaves its own behind.
    private readonly ConditionalWeakTable<CompiledApi, StageSeries> _stages = new();

    public void Record(Invocation invocation, int status, TimeSpan latency)
    {
        var stage = _stages.GetValue(invocation.Api, api => new StageSeries(recorder, api));
        stage.OfApi.Record(invocation, status, latency);
        stage.OfStage.Record(invocation, status, latency);
        if (invocation.Method.Settings is { IsMeasured: true })
        {
            stage.Of(invocation.Method).Record(invocation, status, latency);
        }
    }

    private sealed class StageSeries(IMetricRecorder recorder, CompiledApi api)
    {
        private readonly ConcurrentDictionary<CompiledMethod, Series> _methods = new();

        public Series OfApi { get; } = new(recorder, api, new MetricDimension("ApiName", api.ApiName));

        public Series OfStage { get; } = new(recorder, api, new MetricDimension("ApiName", api.ApiName), new MetricDimension("Stage", api.StageName));

        public Series Of(CompiledMethod method) => _methods.GetOrAdd(method, m => new Series(
            recorder,
            api,
            new MetricDimension("ApiName", api.ApiName),
            new MetricDimension("Method", m.HttpMethod),
            new MetricDimension("Resource", m.ResourcePath),
            new MetricDimension("Stage", api.StageName)));
    }

    /// <summary>The series of one set of dimensions.</summary>
    private sealed class Series(IMetricRecorder recorder, CompiledApi api, params MetricDimension[] dimensions)
    {
        private const string Count = "Count";
        private const string Milliseconds = "Milliseconds";

        private readonly MetricSeries _count = Of(recorder, api, "Count", Count, dimensions);
        private readonly MetricSeries _latency = Of(recorder, api, "Latency", Milliseconds, dimensions);
        private readonly MetricSeries _clientErrors = Of(recorder, api, "4XXError", Count, dimensions);
        private readonly MetricSeries _serverErrors = Of(recorder, api, "5XXError", Count, dimensions);

        // These are begun when there is something to count.
        private MetricSeries? _integration;
        private MetricSeries? _hits;
        private MetricSeries? _misses;

        public void Record(Invocation invocation, int status, TimeSpan latency)
        {
            var at = invocation.Time;
            _count.Record(1, at);
            _latency.Record(latency.TotalMilliseconds, at);
            _clientErrors.Record(status is >= 400 and < 500 ? 1 : 0, at);
            _serverErrors.Record(status >= 500 ? 1 : 0, at);
            if (invocation.IntegrationLatencyMs is { } integrationMs)
            {
                (_integration ??= Of(recorder, api, "IntegrationLatency", Milliseconds, dimensions)).Record(integrationMs, at);
            }

            if (invocation.IsCacheHit is { } isHit)
            {
                (_hits ??= Of(recorder, api, "CacheHitCount", Count, dimensions)).Record(isHit ? 1 : 0, at);
                (_misses ??= Of(recorder, api, "CacheMissCount", Count, dimensions)).Record(isHit ? 0 : 1, at);
            }
        }

        private static MetricSeries Of(IMetricRecorder recorder, CompiledApi api, string name, string unit, MetricDimension[] dimensions) =>
            recorder.Series(api.Owner.Account, api.Owner.Region, "AWS/ApiGateway", name, unit, dimensions);
    }
}
