using Fractus.Kernel;

namespace Fractus.Store;

/// <summary>
/// Delivers one topic: woken by commits, it takes the first message of each partition that has one, hands it over, and removes it in a
/// transaction when the handler has succeeded. A handler that throws is called again later, and at last the message is set aside as
/// a dead letter; one that throws <see cref="DeliveryPostponedException"/> only asks for more time. Of several nodes the one with the lease delivers.
/// </summary>
public sealed class OutboxDispatcher : IAsyncDisposable
{
    private readonly IStore store;
    private readonly Outbox outbox;
    private readonly string topic;
    private readonly Func<OutboxMessage, CancellationToken, ValueTask> deliver;
    private readonly OutboxOptions options;
    private readonly TimeProvider time;
    private readonly IdGenerator random;
    private readonly Lease lease;
    private readonly Wakeup wakeup;
    private readonly IDisposable watch;
    private readonly CancellationTokenSource stopping = new();
    private readonly Dictionary<string, Task> inFlight = [];
    private string? lastPartition;

    private OutboxDispatcher(
        IStore store,
        Outbox outbox,
        string topic,
        Func<OutboxMessage, CancellationToken, ValueTask> deliver,
        OutboxOptions options,
        string node,
        TimeProvider time,
        IdGenerator random)
    {
        (this.store, this.outbox, this.topic, this.deliver) = (store, outbox, topic, deliver);
        (this.options, this.time, this.random) = (options, time, random);
        lease = new Lease(store, outbox.LeaseKey(topic), node, options.LeaseDuration, time);
        wakeup = new Wakeup(time);
        watch = store.Watch(outbox.Pending(topic), _ => wakeup.Set());
        Completion = Task.Run(RunAsync);
    }

    /// <summary>Ends when the dispatcher is disposed; fails where the store has failed, and delivery has stopped.</summary>
    public Task Completion { get; }

    /// <summary>Begins to deliver a topic, with what was left from before.</summary>
    /// <param name="store">Holds the outbox.</param>
    /// <param name="outbox">Holds the topic.</param>
    /// <param name="topic">One dispatcher for each on a node.</param>
    /// <param name="deliver">
    /// The handler. It may get a message again that it has handled, after a crash or when the lease moves. It should heed its token.
    /// </param>
    /// <param name="options">Attempts, delays and concurrency.</param>
    /// <param name="node">This node's name for the lease: the same after a restart, another on each node.</param>
    /// <param name="time">For delays and lease.</param>
    /// <param name="random">For jitter.</param>
    public static OutboxDispatcher Start(
        IStore store,
        Outbox outbox,
        string topic,
        Func<OutboxMessage, CancellationToken, ValueTask> deliver,
        OutboxOptions options,
        string node,
        TimeProvider time,
        IdGenerator random) => new(store, outbox, topic, deliver, options, node, time, random);

    /// <summary>Stops; a delivery that is under way is told by its token and waited for.</summary>
    public async ValueTask DisposeAsync()
    {
        watch.Dispose();
        await stopping.CancelAsync().ConfigureAwait(false);
        await Completion.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.WhenAll(InFlight()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        wakeup.Dispose();
        stopping.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            while (true)
            {
                var next = await StartDeliveriesAsync().ConfigureAwait(false);
                await wakeup.WaitAsync(next, stopping.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // A delivery that found the store failed has stopped this; the failure is the reason to show.
            await Task.WhenAll(InFlight()).ConfigureAwait(false);
        }
    }

    /// <returns>When to look again without being woken.</returns>
    private async ValueTask<DateTimeOffset?> StartDeliveriesAsync()
    {
        var (due, next) = FindDue();
        if (due.Count == 0 && InFlight().Length == 0)
        {
            return next;
        }

        if (await lease.TryTakeAsync(stopping.Token).ConfigureAwait(false) is { } heldUntil)
        {
            return heldUntil;
        }

        foreach (var message in due)
        {
            lock (inFlight)
            {
                inFlight[message.Partition] = Task.Run(() => DeliverPartitionAsync(message));
            }
        }

        return next < lease.ExtendAt ? next : lease.ExtendAt;
    }

    // Goes round: it begins behind the partition where the last search ended, so that no partition starves.
    private (List<OutboxMessage> Due, DateTimeOffset? Next) FindDue()
    {
        var due = new List<OutboxMessage>();
        DateTimeOffset? next = null;
        var now = time.GetUtcNow();

        // Before the snapshot: what is no longer in flight has left its mark there, and is not found again as it was.
        var busy = PartitionsInFlight();
        using var snapshot = store.OpenSnapshot();
        foreach (var head in outbox.Heads(snapshot, topic, lastPartition))
        {
            if (busy.Count + due.Count == options.Concurrency)
            {
                break;
            }

            if (busy.Contains(head.Partition))
            {
                continue;
            }

            var notBefore = DateTimeOffset.FromUnixTimeMilliseconds(head.NotBeforeMs);
            if (notBefore > now)
            {
                next = next < notBefore ? next : notBefore;
                continue;
            }

            due.Add(head);
            lastPartition = head.Partition;
        }

        return (due, next);
    }

    private async Task DeliverPartitionAsync(OutboxMessage first)
    {
        try
        {
            for (var message = first; message is not null && !stopping.IsCancellationRequested;)
            {
                message = await DeliverAsync(message).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
        }
        catch
        {
            // Only the store fails here: going on would deliver the same again and again.
            await stopping.CancelAsync().ConfigureAwait(false);
            throw;
        }

        lock (inFlight)
        {
            inFlight.Remove(first.Partition);
        }

        wakeup.Set();
    }

    /// <returns>The next message of the partition, if it can be delivered now.</returns>
    private async ValueTask<OutboxMessage?> DeliverAsync(OutboxMessage message)
    {
        Exception? failure = null;
        try
        {
            await deliver(message, stopping.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception thrown)
        {
            failure = thrown;
            if (thrown is not DeliveryPostponedException)
            {
                options.DeliveryFailed?.Invoke(message, thrown);
            }
        }

        var now = time.GetUtcNow();
        var retryAt = now + (failure is DeliveryPostponedException postponed ? postponed.Delay : options.DelayAfter(message.Attempt, Jitter()));
        var (isOurs, next) = await store.TransactAsync(transaction => lease.IsHeld(transaction)
            ? (true, Settle(transaction, message, failure, now.ToUnixTimeMilliseconds(), retryAt.ToUnixTimeMilliseconds()))
            : (false, null)).ConfigureAwait(false);
        if (!isOurs)
        {
            // Another node has taken over; it delivers this again.
            lease.Forget();
        }

        return next;
    }

    private OutboxMessage? Settle(ITransaction transaction, OutboxMessage message, Exception? failure, long nowMs, long retryAtMs)
    {
        if (!transaction.TryGet(message.Key, out _))
        {
            // The lease went to another node, which delivered it, and came back.
            return null;
        }

        if (failure is DeliveryPostponedException)
        {
            Outbox.Postpone(transaction, message, retryAtMs);
            return null;
        }

        if (failure is not null && message.Attempt < options.MaxAttempts)
        {
            Outbox.Retry(transaction, message, retryAtMs);
            return null;
        }

        if (failure is not null)
        {
            outbox.Bury(transaction, message, $"{failure.GetType().Name}: {failure.Message}", nowMs);
        }

        transaction.Clear(message.Key);
        return outbox.Next(transaction, message) is { } next && next.NotBeforeMs <= nowMs ? next : null;
    }

    private double Jitter()
    {
        Span<byte> bytes = stackalloc byte[4];
        random.Fill(bytes);
        return BitConverter.ToUInt32(bytes) / (double)uint.MaxValue;
    }

    private HashSet<string> PartitionsInFlight()
    {
        lock (inFlight)
        {
            return [.. inFlight.Keys];
        }
    }

    private Task[] InFlight()
    {
        lock (inFlight)
        {
            return [.. inFlight.Values];
        }
    }
}
