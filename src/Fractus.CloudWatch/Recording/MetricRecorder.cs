using System.Collections.Concurrent;
using Fractus.CloudWatch.Storage;
using Fractus.Kernel;
using Fractus.Kernel.Metrics;
using Fractus.Store;

namespace Fractus.CloudWatch.Recording;

/// <summary>
/// Gathers the services' own figures in memory and stores them ten seconds after the first, when somebody asks for metrics, and at the
/// end. What a crash forgets is what was recorded since.
/// </summary>
internal sealed class MetricRecorder : IMetricRecorder, IAsyncDisposable
{
    /// <summary>So many series may have values that are not stored yet; what is recorded to others is dropped.</summary>
    internal const int MostWithValues = 50_000;

    // Beyond this many known series all are forgotten. Who keeps one may go on using it.
    private const int MostKnown = 20_000;

    // A bound for one transaction. What is recorded in some seconds nearly always fits into one.
    private const int MostPointsAtOnce = 2000;

    private static readonly TimeSpan s_delay = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<SeriesKey, RecordedSeries> _known = new(SeriesComparer.Instance);
    private readonly ConcurrentDictionary<SeriesKey, RecordedSeries>.AlternateLookup<SeriesName> _byName;
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _flushing = new(1);
    private readonly IStore _store;
    private readonly MetricUpkeep _upkeep;
    private readonly Log _log;
    private readonly ITimer _timer;
    private RecordedSeries? _first;
    private int _withValues;
    private bool _hasDropped;

    public MetricRecorder(IStore store, MetricUpkeep upkeep, TimeProvider time, Log log)
    {
        (_store, _upkeep, _log) = (store, upkeep, log);
        _byName = _known.GetAlternateLookup<SeriesName>();
        _timer = time.CreateTimer(
            static self => ((MetricRecorder)self!).FlushInBackground(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <inheritdoc/>
    public MetricSeries Series(
        string account, string region, string metricNamespace, string name, string unit, params ReadOnlySpan<MetricDimension> dimensions)
    {
        var wanted = new SeriesName(account, region, metricNamespace, name, unit, dimensions);
        if (_byName.TryGetValue(wanted, out var known))
        {
            return known;
        }

        if (_known.Count >= MostKnown)
        {
            _known.Clear();
        }

        var series = new RecordedSeries(this, new MetricId(account, region, metricNamespace, name, dimensions), unit);
        return _known.GetOrAdd(new SeriesKey(wanted), series);
    }

    /// <summary>Called by a series that gets its first value since it was stored.</summary>
    /// <returns>False where there are too many; the value is to be dropped.</returns>
    internal bool TryEnlist(RecordedSeries series)
    {
        lock (_lock)
        {
            if (_withValues == MostWithValues)
            {
                _hasDropped = true;
                return false;
            }

            if (_withValues++ == 0)
            {
                _timer.Change(s_delay, Timeout.InfiniteTimeSpan);
            }

            (series.Next, _first) = (_first, series);
            return true;
        }
    }

    /// <summary>Stores all that was recorded before this call.</summary>
    public async ValueTask FlushAsync()
    {
        await _flushing.WaitAsync();
        try
        {
            foreach (var points in TakeAll().Chunk(MostPointsAtOnce))
            {
                await _store.TransactAsync(transaction =>
                {
                    Array.ForEach(points, point => MetricPoints.Add(transaction, _upkeep, point));
                    return true;
                });
            }
        }
        finally
        {
            _flushing.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _timer.DisposeAsync();
        await FlushAsync();
        _flushing.Dispose();
    }

    private List<MetricPoint> TakeAll()
    {
        RecordedSeries? next;
        bool hasDropped;
        lock (_lock)
        {
            (next, _first) = (_first, null);
            (hasDropped, _hasDropped) = (_hasDropped, false);
            _withValues = 0;
        }

        if (hasDropped)
        {
            _log.Warning($"Figures of more than {MostWithValues} metrics came at once; those of others are lost");
        }

        var points = new List<MetricPoint>();
        while (next is { } series)
        {
            // Before it is emptied: from then on it may be in the next list.
            next = series.Next;
            series.Take(points);
        }

        return points;
    }

    private async void FlushInBackground()
    {
        try
        {
            await FlushAsync();
        }
        catch (Exception fault)
        {
            // Only the metrics suffer; writers report a store that fails by themselves.
            _log.Warning("Metrics could not be stored", fault);
        }
    }
}
