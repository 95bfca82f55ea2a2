using Fractus.Kernel;
using Fractus.Store;

namespace Fractus.CloudWatch.Storage;

/// <summary>
/// Hands points on to the next resolution when their time is over: one timer in the store for each metric and resolution that has any
/// points, set with the first of them.
/// </summary>
internal sealed class MetricUpkeep : IAsyncDisposable
{
    private const string Topic = "age";

    private readonly Outbox _outbox = new(MetricKeys.Outbox);
    private readonly IStore _store;
    private readonly TimeProvider _time;
    private readonly Timers _timers;
    private readonly TimerPump _pump;
    private readonly OutboxDispatcher _dispatcher;

    /// <param name="store">Holds the points and the timers.</param>
    /// <param name="node">This node's name among those that share the store.</param>
    /// <param name="time">Says what is due.</param>
    /// <param name="ids">For delays after faults.</param>
    /// <param name="log">Where a fault is told.</param>
    public MetricUpkeep(IStore store, string node, TimeProvider time, IdGenerator ids, Log log)
    {
        (_store, _time, _timers) = (store, time, new Timers(MetricKeys.Timers, _outbox));
        var options = new OutboxOptions
        {
            MaxAttempts = int.MaxValue,
            DeliveryFailed = (_, fault) => log.Error("Old points of a metric could not be handed on; it is tried again", fault),
        };
        _dispatcher = OutboxDispatcher.Start(store, _outbox, Topic, AgeAsync, options, node, time, ids);
        _pump = TimerPump.Start(store, _timers, node, time);
    }

    /// <summary>Sees to it that a point which is written is handed on in time.</summary>
    /// <remarks>A timer that is set for a younger point is left as it is: an older one that comes after it only stays longer.</remarks>
    public void Schedule(ITransaction transaction, MetricId metric, Resolution resolution, long seconds)
    {
        var due = MetricKeys.Due(metric.Hash, resolution);
        if (!transaction.TryGet(due, out _))
        {
            transaction.Set(due, []);
            _timers.Schedule(transaction, resolution.DueTime(seconds), Topic, new Subspace().Key(MetricKeys.Metric(metric), resolution.Seconds));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _pump.DisposeAsync();
        await _dispatcher.DisposeAsync();
    }

    private async ValueTask AgeAsync(OutboxMessage message, CancellationToken cancellation)
    {
        var payload = new TupleReader(message.Payload.Span);
        var (metricKey, resolution) = (payload.ReadBytes(), Resolution.Of(payload.ReadInt32()));
        var now = _time.GetUtcNow();
        await _store.TransactAsync(
            transaction =>
            {
                if (transaction.TryGet(metricKey, out var stored))
                {
                    Age(transaction, MetricKeys.ReadMetric(new KeyValue(metricKey, stored)), resolution, now);
                }

                return true;
            },
            cancellation);
    }

    private void Age(ITransaction transaction, MetricId metric, Resolution resolution, DateTimeOffset now)
    {
        transaction.Clear(MetricKeys.Due(metric.Hash, resolution));
        var aged = MetricPoints.Age(transaction, metric, resolution, now);
        if (aged.OldestHandedOn is { } handedOn)
        {
            Schedule(transaction, metric, resolution.Next!, handedOn);
        }

        if (aged.OldestLeft is { } left)
        {
            Schedule(transaction, metric, resolution, left);
        }
    }
}
