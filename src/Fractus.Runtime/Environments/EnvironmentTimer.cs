namespace Fractus.Runtime.Environments;

/// <summary>The one time limit that counts in an environment at a moment: loading, a call, or being idle.</summary>
internal sealed class EnvironmentTimer : IDisposable
{
    private readonly TimeProvider time;
    private readonly ITimer timer;
    private long setAt;
    private TimeSpan limit = Timeout.InfiniteTimeSpan;

    internal EnvironmentTimer(TimeProvider time, Action onTimer)
    {
        this.time = time;
        timer = time.CreateTimer(_ => onTimer(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Replaces the limit that was set before.</summary>
    internal void Set(TimeSpan newLimit)
    {
        setAt = time.GetTimestamp();
        limit = newLimit;
        timer.Change(newLimit, Timeout.InfiniteTimeSpan);
    }

    /// <summary>
    /// Whether the limit that is set now has passed. A callback may come for one that was replaced meanwhile, or a little
    /// early, as timers and timestamps are different clocks: it is then set for the rest.
    /// </summary>
    internal bool IsDue()
    {
        var rest = limit - time.GetElapsedTime(setAt);
        if (rest <= TimeSpan.Zero)
        {
            return true;
        }

        timer.Change(rest + TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
        return false;
    }

    public void Dispose() => timer.Dispose();
}
