namespace Fractus.Runtime.Tests;

/// <summary>A clock that runs as the real one and can be moved forward, with or without the timers noticing.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly List<ManualTimer> timers = [];
    private TimeSpan offset;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + offset;

    public override long GetTimestamp() => base.GetTimestamp() + (long)(offset.TotalSeconds * TimestampFrequency);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(() => callback(state), System.CreateTimer(callback, state, dueTime, period), isSet: dueTime != Timeout.InfiniteTimeSpan);
        lock (timers)
        {
            timers.Add(timer);
        }

        return timer;
    }

    public void Advance(TimeSpan by, bool fireTimers = true)
    {
        offset += by;
        ManualTimer[] current;
        lock (timers)
        {
            current = [.. timers];
        }

        foreach (var timer in fireTimers ? current : [])
        {
            timer.Fire();
        }
    }

    private sealed class ManualTimer(Action callback, ITimer timer, bool isSet) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            isSet = dueTime != Timeout.InfiniteTimeSpan;
            return timer.Change(dueTime, period);
        }

        public void Fire()
        {
            if (isSet)
            {
                callback();
            }
        }

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
