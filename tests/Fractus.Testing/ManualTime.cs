namespace Fractus.Testing;

/// <summary>A clock that stands until it is moved; moving it fires what has come due, in order.</summary>
public sealed class ManualTime : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<ManualTimer> _timers = [];
    private DateTimeOffset _now;

    /// <param name="start">On a whole second, so that what is rounded to seconds can be foretold.</param>
    public ManualTime(DateTimeOffset start) => _now = DateTimeOffset.FromUnixTimeSeconds(start.ToUnixTimeSeconds());

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now;
        }
    }

    public void Advance(TimeSpan by)
    {
        var end = GetUtcNow() + by;
        while (true)
        {
            ManualTimer? first;
            lock (_gate)
            {
                first = _timers.Where(timer => timer.DueAt <= end).MinBy(timer => timer.DueAt);
                _now = first is null ? end : first.DueAt > _now ? first.DueAt.Value : _now;
                if (first is null)
                {
                    return;
                }

                first.DueAt = first.Period is { } period ? first.DueAt + period : null;
            }

            first.Fire();
        }
    }

    /// <summary>As when somebody sets a machine's clock; nothing fires.</summary>
    public void TurnBack(TimeSpan by)
    {
        lock (_gate)
        {
            _now -= by;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        lock (_gate)
        {
            _timers.Add(timer);
        }

        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class ManualTimer(ManualTime time, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset? DueAt { get; set; }

        public TimeSpan? Period { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._gate)
            {
                DueAt = dueTime > TimeSpan.Zero ? time._now + dueTime : null;
                Period = period > TimeSpan.Zero ? period : null;
            }

            if (dueTime == TimeSpan.Zero)
            {
                ThreadPool.QueueUserWorkItem(_ => Fire());
            }

            return true;
        }

        public void Fire() => callback(state);

        public void Dispose()
        {
            lock (time._gate)
            {
                time._timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
