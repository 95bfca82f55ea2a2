namespace Fractus.Runtime.Environments;

/// <summary>The one time limit that counts in an environment at a moment: loading, a call, or being idle.</summary>
internal sealed class EnvironmentTimer : IDisposable
{
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private long _setAt;
    private TimeSpan _limit = Timeout.InfiniteTimeSpan;

    // As a timestamp. A ring that has just begun may not be seen: it asks whether the limit is due, and rings again for the rest.
    private long _ringsAt = long.MaxValue;

    internal EnvironmentTimer(TimeProvider time, Action onTimer)
    {
        _time = time;
        _timer = _time.CreateTimer(
            _ =>
            {
                _ringsAt = long.MaxValue;
                onTimer();
            },
            null,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan);
    }

    /// <summary>Replaces the limit that was set before.</summary>
    internal void Set(TimeSpan newLimit)
    {
        _setAt = _time.GetTimestamp();
        _limit = newLimit;

        // A short call is not to cost a change of the timer: one that rings before is set again when it rings.
        if (newLimit != Timeout.InfiniteTimeSpan && At(_setAt, newLimit) < _ringsAt)
        {
            Ring(newLimit);
        }
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

        Ring(rest);
        return false;
    }

    public void Dispose() => _timer.Dispose();

    private void Ring(TimeSpan after)
    {
        // In whole milliseconds, as the timer has it.
        var rounded = TimeSpan.FromMilliseconds(Math.Ceiling(after.TotalMilliseconds));
        _ringsAt = At(_time.GetTimestamp(), rounded);
        _timer.Change(rounded, Timeout.InfiniteTimeSpan);
    }

    private long At(long from, TimeSpan after) => from + (long)(after.TotalSeconds * _time.TimestampFrequency);
}
