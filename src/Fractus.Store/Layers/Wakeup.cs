using System.Threading.Channels;

namespace Fractus.Store;

/// <summary>What a worker sleeps on: a signal, kept if it comes early, or a time.</summary>
public sealed class Wakeup : IDisposable
{
    // Timers of the platform end at 49 days; waking once a day for nothing costs nothing.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);
    private readonly Channel<bool> signals = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });
    private readonly TimeProvider time;
    private readonly ITimer timer;

    public Wakeup(TimeProvider time)
    {
        this.time = time;
        timer = time.CreateTimer(_ => Set(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Ends a wait that is under way, or else the next one.</summary>
    public void Set() => signals.Writer.TryWrite(true);

    /// <summary>Waits for a signal or for a time, whichever comes first; null waits for a signal alone.</summary>
    public async ValueTask WaitAsync(DateTimeOffset? until, CancellationToken cancellation)
    {
        if (until is not null)
        {
            var wait = until.Value - time.GetUtcNow();
            timer.Change(TimeSpan.FromMilliseconds(Math.Ceiling(Math.Clamp(wait.TotalMilliseconds, 0, Longest.TotalMilliseconds))), Timeout.InfiniteTimeSpan);
        }

        await signals.Reader.ReadAsync(cancellation).ConfigureAwait(false);
        timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Dispose() => timer.Dispose();
}
