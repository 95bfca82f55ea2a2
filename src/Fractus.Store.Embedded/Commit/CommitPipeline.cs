using System.Collections.Concurrent;
using Fractus.Store.Drivers;
using Fractus.Store.Embedded.Base;
using Fractus.Store.Embedded.Log;
using Fractus.Store.Embedded.Windows;

namespace Fractus.Store.Embedded.Commit;

/// <summary>
/// Two threads take turns: one executes transactions and collects them, while the other makes the batch before durable. Whoever has
/// collected goes on collecting until the other has finished, then takes its place, so that
/// <list type="number">
/// <item>functions run one at a time, in order, against the latest state;</item>
/// <item>the slower the disk, the larger the batches;</item>
/// <item>a single transaction needs no hand-over between threads.</item>
/// </list>
/// </summary>
internal sealed class CommitPipeline
{
    private readonly object gate = new();
    private readonly Executor executor;
    private readonly LogWriter log;
    private readonly RowStore rows;
    private readonly WatchList watches;
    private readonly ITimer flushTimer;
    private readonly EmbeddedOptions options;
    private readonly Thread[] workers;
    private readonly ConcurrentBag<Batch> spareBatches = [];
    private readonly List<PendingTransaction> incoming = [];
    private bool isExecuting;
    private bool isCommitting;
    private bool mustFlush;
    private bool isFlushTimerSet;
    private bool isStopping;
    private long appliedGeneration;
    private volatile View published;
    private volatile Exception? failure;
    private Task applying = Task.CompletedTask;
    private TaskCompletionSource applied = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public CommitPipeline(
        View recovered, LogWriter log, RowStore rows, WatchList watches, EmbeddedOptions options, TimeProvider time)
    {
        (published, this.log, this.rows, this.watches, this.options) = (recovered, log, rows, watches, options);
        executor = new Executor(recovered, rows, options);
        appliedGeneration = rows.AppliedGeneration;
        flushTimer = time.CreateTimer(_ => RequestFlush(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        if (recovered.Frozen is not null)
        {
            StartApplying(new FrozenWindow(recovered.Frozen, recovered.Version, new RowsVersion()));
        }

        if (!recovered.Active.IsEmpty)
        {
            RequestFlush();
        }

        workers = [.. Enumerable.Range(1, 2).Select(i => new Thread(Work) { Name = $"store {i}", IsBackground = true })];
        Array.ForEach(workers, worker => worker.Start());
    }

    /// <summary>The last durable state.</summary>
    public View Published => published;

    public ValueTask<T> TransactAsync<T>(Func<ITransaction, T> body, CancellationToken cancellation)
    {
        if (Array.IndexOf(workers, Thread.CurrentThread) >= 0)
        {
            throw new InvalidOperationException("A transaction function or a watch cannot wait for another transaction.");
        }

        var pending = new PendingTransaction<T>(body, cancellation);
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(isStopping, typeof(EmbeddedStore));
            ThrowIfFailed();
            incoming.Add(pending);
            if (incoming.Count == 1)
            {
                Monitor.Pulse(gate);
            }
        }

        return pending.Result;
    }

    /// <summary>Hands the active window to the rows as soon as it can be.</summary>
    public void RequestFlush()
    {
        lock (gate)
        {
            isFlushTimerSet = false;
            mustFlush = true;
            Monitor.Pulse(gate);
        }
    }

    /// <summary>Completes when the active window of this moment is in the rows.</summary>
    public async Task SettleAsync()
    {
        var active = published.Active;
        var generation = active.IsEmpty ? active.Generation - 1 : active.Generation;
        RequestFlush();
        while (true)
        {
            Task next;
            lock (gate)
            {
                if (appliedGeneration >= generation || failure is not null)
                {
                    return;
                }

                next = applied.Task;
            }

            await next.ConfigureAwait(false);
        }
    }

    /// <summary>Finishes what was accepted, and moves everything to the rows unless the store has failed.</summary>
    public void Stop()
    {
        lock (gate)
        {
            isStopping = true;
            Monitor.PulseAll(gate);
        }

        Array.ForEach(workers, worker => worker.Join());
        flushTimer.Dispose();
        applying.Wait();
        if (failure is null)
        {
            ApplyRest();
        }
    }

    private void ApplyRest()
    {
        var last = executor.Latest;
        if (last.Frozen?.Generation > rows.AppliedGeneration)
        {
            rows.Apply(new FrozenWindow(last.Frozen, last.Version, new RowsVersion()));
        }

        if (!last.Active.IsEmpty)
        {
            rows.Apply(new FrozenWindow(last.Active, last.Version, last.Rows));
        }
    }

    private void Work()
    {
        while (BeginExecuting())
        {
            var batch = spareBatches.TryTake(out var spare) ? spare : new Batch();
            if (Try(Execute, batch, ref isExecuting))
            {
                Try(Commit, batch, ref isCommitting);
            }

            batch.Clear();
            spareBatches.Add(batch);
        }
    }

    // Does a role's work. Where it fails the store has failed, and the role must not stay taken.
    private bool Try(Action<Batch> work, Batch batch, ref bool role)
    {
        try
        {
            work(batch);
            return true;
        }
        catch (Exception cause)
        {
            Fail(cause);
            batch.Fail(Failure());
            return false;
        }
        finally
        {
            lock (gate)
            {
                role = false;
                Monitor.PulseAll(gate);
            }
        }
    }

    private bool BeginExecuting()
    {
        lock (gate)
        {
            while (isExecuting || !HasWork())
            {
                if (isStopping && !isExecuting && incoming.Count == 0 && !executor.HasReady)
                {
                    return false;
                }

                Monitor.Wait(gate);
            }

            isExecuting = true;
            return true;
        }
    }

    // Under the gate, and only while nobody executes.
    private bool HasWork()
    {
        var canTurn = executor.Latest.Frozen is { } frozen ? frozen.Generation <= appliedGeneration
            : mustFlush && !executor.Latest.Active.IsEmpty;
        return failure is not null
            ? incoming.Count > 0 || executor.HasReady
            : canTurn || ((incoming.Count > 0 || executor.HasReady) && !executor.MustWait);
    }

    // Ends with the committing role taken; the executing one is given up behind it.
    private void Execute(Batch batch)
    {
        var hasTurned = false;
        while (true)
        {
            lock (gate)
            {
                executor.Accept(incoming);
                if (!hasTurned)
                {
                    hasTurned = true;
                    executor.TurnWindows(batch, appliedGeneration, mustFlush);
                    mustFlush &= !executor.Latest.Active.IsEmpty;
                }
            }

            if (failure is null)
            {
                executor.Run(batch);
            }
            else
            {
                executor.FailReady(Failure());
            }

            lock (gate)
            {
                while (isCommitting && (incoming.Count == 0 || executor.HasReady))
                {
                    Monitor.Wait(gate);
                }

                if (!isCommitting)
                {
                    isCommitting = true;
                    SetFlushTimer();
                    return;
                }
            }
        }
    }

    private void SetFlushTimer()
    {
        if (!isFlushTimerSet && !mustFlush && !executor.Latest.Active.IsEmpty)
        {
            isFlushTimerSet = true;
            flushTimer.Change(options.Age, Timeout.InfiniteTimeSpan);
        }
    }

    private void Commit(Batch batch)
    {
        ThrowIfFailed();
        if (!batch.Log.IsEmpty)
        {
            log.Append(batch.View!.Active.Generation, batch.Log);
        }

        if (batch.View is not null)
        {
            published = batch.View;
        }

        batch.Notify(watches);
        if (batch.Frozen is not null)
        {
            StartApplying(batch.Frozen);
        }

        batch.Complete();
    }

    // Windows are megabytes of writes or seconds apart: each gets a thread for its time, and none stands idle.
    private void StartApplying(FrozenWindow frozen) => applying = Task.Factory.StartNew(
        () => Apply(frozen), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private void Apply(FrozenWindow frozen)
    {
        try
        {
            rows.Apply(frozen);
            lock (gate)
            {
                appliedGeneration = frozen.Window.Generation;
                applied.SetResult();
                applied = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                Monitor.PulseAll(gate);
            }
        }
        catch (Exception cause)
        {
            Fail(cause);
        }
    }

    private void Fail(Exception cause)
    {
        lock (gate)
        {
            failure ??= cause;
            applied.TrySetResult();
            Monitor.PulseAll(gate);
        }
    }

    private StoreFailedException Failure() => new(
        "The store has met a fault after which it cannot promise durability; it has stopped accepting writes.", failure);

    private void ThrowIfFailed()
    {
        if (failure is not null)
        {
            throw Failure();
        }
    }
}
