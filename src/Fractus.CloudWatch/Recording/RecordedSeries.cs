using Fractus.CloudWatch.Rules;
using Fractus.CloudWatch.Storage;
using Fractus.Kernel.Metrics;

namespace Fractus.CloudWatch.Recording;

/// <summary>A series of the recorder's, with the values that are not stored yet, minute by minute.</summary>
internal sealed class RecordedSeries(MetricRecorder recorder, MetricId id, string unit) : MetricSeries
{
    private readonly Lock _lock = new();

    // Those that are in use come first. The rest wait to be used again: a series that is known allocates no more.
    private readonly List<Bucket> _minutes = [];
    private int _used;
    private int _lastUsed;

    /// <summary>The next in the recorder's list of those that have values.</summary>
    public RecordedSeries? Next { get; set; }

    /// <inheritdoc/>
    public override void Record(double value, DateTimeOffset at)
    {
        var minute = (at.UtcTicks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMinute;
        lock (_lock)
        {
            if (_used > 0 && _minutes[_lastUsed].Minute == minute)
            {
                _minutes[_lastUsed].Values.Add(value);
            }
            else if (_used > 0 || recorder.TryEnlist(this))
            {
                Find(minute).Add(value);
            }
        }
    }

    /// <summary>Moves what is there to <paramref name="points"/>.</summary>
    public void Take(List<MetricPoint> points)
    {
        lock (_lock)
        {
            for (var i = 0; i < _used; i++)
            {
                var values = new ValueSketch();
                values.Merge(_minutes[i].Values);
                points.Add(new MetricPoint(id, unit, Resolution.Minute, _minutes[i].Minute * Resolution.Minute.Seconds, values));
                _minutes[i].Values.Clear();
            }

            _used = 0;
        }
    }

    private ValueSketch Find(long minute)
    {
        for (_lastUsed = 0; _lastUsed < _used; _lastUsed++)
        {
            if (_minutes[_lastUsed].Minute == minute)
            {
                return _minutes[_lastUsed].Values;
            }
        }

        if (_used == _minutes.Count)
        {
            _minutes.Add(new Bucket());
        }

        _minutes[_used].Minute = minute;
        return _minutes[_used++].Values;
    }

    private sealed class Bucket
    {
        public long Minute { get; set; }

        public ValueSketch Values { get; } = new();
    }
}
