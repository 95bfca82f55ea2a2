namespace Fractus.Runtime.Environments;

/// <summary>
/// What is to be done whenever an environment was taken or started, but only after the call that did so had its chance: both want the same
/// processors. Further calls do not put it off.
/// </summary>
internal sealed class DeferredWork : IDisposable
{
    private static readonly TimeSpan s_longestChance = TimeSpan.FromMilliseconds(250);

    /// <summary>When a call is over, its answer is still on its way.</summary>
    private static readonly TimeSpan s_answering = TimeSpan.FromMilliseconds(20);

    private readonly Lock _gate = new();
    private readonly ITimer _timer;
    private TimeSpan? _delay;

    internal DeferredWork(TimeProvider time, Action work) => _timer = time.CreateTimer(
        _ =>
        {
            lock (_gate)
            {
                _delay = null;
            }

            work();
        },
        null,
        Timeout.InfiniteTimeSpan,
        Timeout.InfiniteTimeSpan);

    /// <summary>A call takes or starts an environment.</summary>
    internal void OnStart() => DoIn(s_longestChance);

    /// <summary>The first call of an environment is over.</summary>
    internal void OnFirstCallEnd() => DoIn(s_answering);

    public void Dispose() => _timer.Dispose();

    private void DoIn(TimeSpan delay)
    {
        lock (_gate)
        {
            if (!(_delay <= delay))
            {
                _delay = delay;
                _timer.Change(delay, Timeout.InfiniteTimeSpan);
            }
        }
    }
}
