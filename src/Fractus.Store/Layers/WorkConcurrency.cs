namespace Fractus.Store;

/// <summary>
/// How many handlers run at once: few at first, and more as long as more of them get more done. Handlers that mostly wait get so many
/// that this no longer matters; those that need the processor do not take it from each other. Its owner locks it.
/// </summary>
internal sealed class WorkConcurrency(WorkQueueOptions options, TimeProvider time)
{
    /// <summary>So much more a second is worth more handlers.</summary>
    private const double Gain = 1.1;

    /// <summary>Windows without a trial after one that brought nothing.</summary>
    private const int Rest = 20;

    private static readonly TimeSpan s_window = TimeSpan.FromMilliseconds(100);

    private readonly int _least = Math.Min(options.LeastConcurrency, options.Concurrency);
    private int _limit = Math.Min(options.LeastConcurrency, options.Concurrency);
    private int _limitBefore;
    private int _running;
    private int _ended;
    private double _bestRate;
    private int _resting;
    private DateTimeOffset _windowBegan = time.GetUtcNow();

    public bool IsIdle => _running == 0;

    public bool HasPlace => _running < _limit;

    public void Begin() => _running++;

    public void End()
    {
        _running--;
        _ended++;
    }

    /// <summary>Looks at what the last window has brought, where it is over.</summary>
    /// <param name="isWorkWaiting">Whether more could be begun if there were places.</param>
    /// <returns>When to look again; null where there is nothing to find out.</returns>
    public DateTimeOffset? Adjust(bool isWorkWaiting)
    {
        var isFull = isWorkWaiting && !HasPlace;
        var now = time.GetUtcNow();
        var elapsed = now - _windowBegan;
        if (elapsed >= s_window)
        {
            var rate = _ended / elapsed.TotalSeconds;
            if (!isFull)
            {
                (_limit, _bestRate, _resting) = (Math.Max(_least, _limit / 2), 0, 0);
            }
            else if (_ended < _limit || rate > _bestRate * Gain)
            {
                // They take longer than a window; or the last step has brought something.
                Grow(rate);
            }
            else if (_limit > _limitBefore)
            {
                (_limit, _resting) = (_limitBefore, Rest);
            }
            else if (_resting-- <= 0)
            {
                Grow(rate);
            }

            (_ended, _windowBegan) = (0, now);
        }

        return isFull ? now + s_window : null;
    }

    private void Grow(double rate)
    {
        _bestRate = rate;
        _limitBefore = _limit;
        _limit = Math.Min(options.Concurrency, _limit + Math.Max(1, _limit / 2));
    }
}
