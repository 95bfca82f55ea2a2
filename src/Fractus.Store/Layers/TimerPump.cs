namespace Fractus.Store;

/// <summary>Moves timers to the outbox when they are due. It has one timer of the platform, for the next due time, and is woken by
/// commits that schedule an earlier one. Of several nodes the one with the lease works.</summary>
public sealed class TimerPump : IAsyncDisposable
{
    private const int MostMovedAtOnce = 256;
    private static readonly TimeSpan LeaseDuration = TimeSpan.FromSeconds(30);
    private readonly IStore store;
    private readonly Timers timers;
    private readonly TimeProvider time;
    private readonly Lease lease;
    private readonly Wakeup wakeup;
    private readonly IDisposable watch;
    private readonly CancellationTokenSource stopping = new();

    private TimerPump(IStore store, Timers timers, string node, TimeProvider time)
    {
        (this.store, this.timers, this.time) = (store, timers, time);
        lease = new Lease(store, timers.LeaseKey, node, LeaseDuration, time);
        wakeup = new Wakeup(time);
        watch = store.Watch(timers.Pending, _ => wakeup.Set());
        Completion = Task.Run(RunAsync);
    }

    /// <summary>Ends when the pump is disposed; fails where the store has failed.</summary>
    public Task Completion { get; }

    /// <param name="store">Holds the timers.</param>
    /// <param name="timers">Whose due ones are moved; one pump for each on a node.</param>
    /// <param name="node">This node's name for the lease.</param>
    /// <param name="time">Says what is due.</param>
    public static TimerPump Start(IStore store, Timers timers, string node, TimeProvider time) => new(store, timers, node, time);

    public async ValueTask DisposeAsync()
    {
        watch.Dispose();
        await stopping.CancelAsync().ConfigureAwait(false);
        await Completion.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        wakeup.Dispose();
        stopping.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            while (true)
            {
                var next = await MoveDueAsync().ConfigureAwait(false);
                await wakeup.WaitAsync(next, stopping.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
        }
    }

    /// <returns>When there is more to do, as far as is known.</returns>
    private async ValueTask<DateTimeOffset?> MoveDueAsync()
    {
        while (true)
        {
            var now = time.GetUtcNow();
            var next = NextDue();
            if (next is null || next > now)
            {
                return next;
            }

            if (await lease.TryTakeAsync(stopping.Token).ConfigureAwait(false) is { } heldUntil)
            {
                return heldUntil;
            }

            var isOurs = await store.TransactAsync(
                transaction =>
                {
                    var isHeld = lease.IsHeld(transaction);
                    if (isHeld)
                    {
                        timers.MoveDue(transaction, now, MostMovedAtOnce);
                    }

                    return isHeld;
                },
                stopping.Token).ConfigureAwait(false);
            if (!isOurs)
            {
                lease.Forget();
            }
        }
    }

    private DateTimeOffset? NextDue()
    {
        using var snapshot = store.OpenSnapshot();
        return timers.NextDue(snapshot);
    }
}
