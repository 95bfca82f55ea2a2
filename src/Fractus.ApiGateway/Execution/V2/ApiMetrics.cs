using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Fractus.ApiGateway.Rules.V2.Compiled;
using Fractus.ApiGateway.Rules.V2.Http;
using Fractus.ApiGateway.Rules.V2.Sockets;
using Fractus.Kernel.Metrics;

namespace Fractus.ApiGateway.Execution.V2;

/// <summary>
/// The figures of the stages of HTTP and WebSocket APIs: of the API and of the stage always, of each route where the stage asks for it. Source:
/// "Monitor CloudWatch metrics for HTTP APIs" and "Monitor WebSocket API execution with CloudWatch metrics" of the developer guide.
/// </summary>
internal sealed class ApiMetrics(IMetricRecorder recorder, TimeProvider time)
{
    // A stage that was compiled anew leaves its own behind.
    private readonly ConditionalWeakTable<LiveStage, StageSets> _stages = new();

    /// <summary>A request to an HTTP API that is answered.</summary>
    public void Answered(HttpCall call, int status, TimeSpan latency)
    {
        foreach (var metrics in Sets(call))
        {
            metrics.Count("Count", 1, call.Time);
            metrics.Milliseconds("Latency", latency.TotalMilliseconds, call.Time);
            metrics.Count("4xx", status is >= 400 and < 500 ? 1 : 0, call.Time);
            metrics.Count("5xx", status >= 500 ? 1 : 0, call.Time);
            if (call.IntegrationLatencyMs is { } integrationMs)
            {
                metrics.Milliseconds("IntegrationLatency", integrationMs, call.Time);
            }
        }
    }

    /// <summary>Bytes that the bodies of a request and of its answer had, once all are known.</summary>
    public void Processed(HttpCall call, long answerBytes)
    {
        foreach (var metrics in Sets(call))
        {
            metrics.Bytes("DataProcessed", call.Request.Body.Length + answerBytes, call.Time);
        }
    }

    /// <summary>Messages from clients of a WebSocket API, or to them.</summary>
    /// <param name="stage">Of which stage.</param>
    /// <param name="route">By which they go; null of those from behind.</param>
    /// <param name="count">How many.</param>
    public void Messages(LiveStage stage, SocketRoute? route, int count)
    {
        for (; count > 0; count--)
        {
            Count(stage, route, "MessageCount");
        }
    }

    /// <summary>A handshake or a message that the gateway refuses before it calls anything.</summary>
    public void Refused(LiveStage stage, SocketRoute route) => Count(stage, route, "ClientError");

    /// <summary>An integration of a WebSocket API is called.</summary>
    public void Calling(SocketMessage message)
    {
        if (message.EventType == SocketMessage.ConnectEvent)
        {
            Count(message.Stage, message.Route, "ConnectCount");
        }
    }

    /// <summary>An integration of a WebSocket API answered.</summary>
    /// <param name="message">What it was called for.</param>
    /// <param name="isError">Whether with an error.</param>
    /// <param name="latency">Null where nothing outside the gateway was called.</param>
    public void Answered(SocketMessage message, bool isError, TimeSpan? latency)
    {
        if (isError)
        {
            Count(message.Stage, message.Route, "IntegrationError");
        }

        if (latency is { } known)
        {
            foreach (var metrics in Sets(message.Stage, message.Route))
            {
                metrics.Milliseconds("IntegrationLatency", known.TotalMilliseconds, message.Time);
            }
        }
    }

    /// <summary>An integration of a WebSocket API could not be called.</summary>
    public void Failed(SocketMessage message) => Count(message.Stage, message.Route, "ExecutionError");

    private void Count(LiveStage stage, SocketRoute? route, string name)
    {
        var now = time.GetUtcNow();
        foreach (var metrics in Sets(stage, route))
        {
            metrics.Count(name, 1, now);
        }
    }

    private MetricSet[] Sets(LiveStage stage, SocketRoute? route)
    {
        var sets = Sets(stage);
        return route is { IsDefined: true, Monitoring.IsMeasured: true } ? sets.With(route) : sets.Both;
    }

    private MetricSet[] Sets(HttpCall call)
    {
        var sets = Sets(call.Stage);
        return call.Route is { IsMeasured: true } route ? sets.With(route) : sets.Both;
    }

    private StageSets Sets(LiveStage stage) => _stages.GetValue(stage, s => new StageSets(recorder, s));

    private sealed class StageSets(IMetricRecorder recorder, LiveStage stage)
    {
        private readonly MetricDimension _api = new("ApiId", stage.ApiId);
        private readonly MetricDimension _stage = new("Stage", stage.Name);
        private readonly ConcurrentDictionary<HttpRoute, MetricSet[]> _http = new();
        private readonly ConcurrentDictionary<SocketRoute, MetricSet[]> _sockets = new();

        /// <summary>Those of the API, and of the stage.</summary>
        public MetricSet[] Both => field ??= [new(recorder, stage.Owner, _api), new(recorder, stage.Owner, _api, _stage)];

        /// <summary>Those, and that of a route.</summary>
        public MetricSet[] With(HttpRoute route) => _http.GetOrAdd(route, r =>
        [
            .. Both,
            new MetricSet(
                recorder,
                stage.Owner,
                _api,
                new MetricDimension("Method", r.Method.Length == 0 ? r.Key : r.Method),
                new MetricDimension("Resource", r.ResourcePath),
                _stage),
        ]);

        /// <summary>Those, and that of a route.</summary>
        public MetricSet[] With(SocketRoute route) =>
            _sockets.GetOrAdd(route, r => [.. Both, new MetricSet(recorder, stage.Owner, _api, new MetricDimension("Route", r.Key), _stage)]);
    }
}
