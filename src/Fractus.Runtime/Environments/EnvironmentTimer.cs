namespace Fractus.Runtime.Environments;

/// <summary>The one time limit that counts in an environment at a moment: loading, a call, or being idle.</summary>
internal sealed class EnvironmentTimer : IDisposable
{
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private long _setAt;
    private TimeSpan _limit = Timeout.InfiniteTimeSpan;

    internal EnvironmentTimer(TimeProvider time, Action onTimer)
    {
        _time = time;
        _timer = _time.CreateTimer(_ => onTimer(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Replaces the limit that was set before.</summary>
    internal void Set(TimeSpan newLimit)
    {
        _setAt = _time.GetTimestamp();
        _limit = newLimit;
        _timer.Change(newLimit, Timeout.InfiniteTimeSpan);
    }

    /// <summary>
    /// Whether the limit that is set now has passed. A callback may come for one that was replaced meanwhile, or a little
    /// early, as timers and timestamps are different clocks: it is then set for the rest.
    /// </summary>
    internal bool IsDue()
    {
        if (_limit == Timeout.InfiniteTimeSpan)
        {
            return false;
        }

        var rest = _limit - _time.GetElapsedTime(_setAt);
        if (rest <= TimeSpan.Zero)
        {
            return true;
        }

        _timer.Change(rest + TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
        return false;
    }

    public void Dispose() => _timer.Dispose();
}
