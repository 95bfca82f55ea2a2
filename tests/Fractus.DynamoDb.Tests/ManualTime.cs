namespace Fractus.DynamoDb.Tests;

/// <summary>A clock that stands until it is moved; moving it fires what has come due, in order.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<ManualTimer> timers = [];
    private DateTimeOffset now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            return now;
        }
    }

    public void Advance(TimeSpan by)
    {
        var end = GetUtcNow() + by;
        while (true)
        {
            ManualTimer? first;
            lock (gate)
            {
                first = timers.Where(timer => timer.DueAt <= end).MinBy(timer => timer.DueAt);
                now = first?.DueAt > now ? first.DueAt.Value : first is null ? end : now;
                if (first is null)
                {
                    return;
                }

                first.DueAt = null;
            }

            first.Fire();
        }
    }

    /// <summary>As when the machine's clock is set; nothing fires.</summary>
    public void TurnBack(TimeSpan by)
    {
        lock (gate)
        {
            now -= by;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        lock (gate)
        {
            timers.Add(timer);
        }

        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class ManualTimer(ManualTime time, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset? DueAt { get; set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Assert.Equal(Timeout.InfiniteTimeSpan, period);
            lock (time.gate)
            {
                DueAt = dueTime > TimeSpan.Zero ? time.now + dueTime : null;
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
            lock (time.gate)
            {
                time.timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
