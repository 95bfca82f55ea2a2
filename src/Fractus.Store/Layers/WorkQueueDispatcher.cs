using System.Runtime.ExceptionServices;

namespace Fractus.Store;

/// <summary>
/// Does the work of a queue: woken by commits, it reads ahead of need and keeps as many handlers running as it should. What became of the
/// pieces (over, later) is stored behind them, many in one transaction. Of several nodes the one with the lease works.
/// </summary>
public sealed class WorkQueueDispatcher : IAsyncDisposable
{
    /// <summary>Pieces that have been done and not stored as such: a crash does them again.</summary>
    private const int MostUnsettled = 1000;

    /// <summary>What one transaction writes of payloads, well below what a transaction may.</summary>
    private const int MostBytesAtOnce = 8 * 1024 * 1024;

    private readonly IStore _store;
    private readonly WorkQueue _queue;
    private readonly Func<WorkItem, CancellationToken, ValueTask<WorkOutcome>> _handle;
    private readonly WorkQueueOptions _options;
    private readonly TimeProvider _time;
    private readonly Lease _lease;
    private readonly Wakeup _wakeup;
    private readonly IDisposable _watch;
    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private readonly Lock _lock = new();
    private readonly WorkInHand _hand;
    private readonly WorkConcurrency _places;
    private List<(WorkItem Item, WorkOutcome Outcome)> _done = [];
    private bool _isSettling;
    private Exception? _failure;

    private WorkQueueDispatcher(
        IStore store,
        WorkQueue queue,
        Func<WorkItem, CancellationToken, ValueTask<WorkOutcome>> handle,
        WorkQueueOptions options,
        string node,
        TimeProvider time)
    {
        (_store, _queue, _handle, _options, _time) = (store, queue, handle, options, time);
        _hand = new WorkInHand(queue, time);
        _places = new WorkConcurrency(options, time);
        _lease = new Lease(store, queue.LeaseKey, node, options.LeaseDuration, time);
        _wakeup = new Wakeup(time);
        _watch = store.Watch(queue.Pending, _ => _wakeup.Set());
        Completion = Task.Run(RunAsync);
    }

    /// <summary>Ends when the dispatcher is disposed; fails where the store has failed, and no more is done.</summary>
    public Task Completion { get; }

    /// <summary>Begins to work, with what was left from before.</summary>
    /// <param name="store">Holds the queue.</param>
    /// <param name="queue">One dispatcher for each on a node.</param>
    /// <param name="handle">Does a piece. It may get one again that it has done, after a crash or when the lease moves. It should heed its token.</param>
    /// <param name="options">Concurrency and lease.</param>
    /// <param name="node">This node's name for the lease: the same after a restart, another on each node.</param>
    /// <param name="time">For delays and lease.</param>
    public static WorkQueueDispatcher Start(
        IStore store,
        WorkQueue queue,
        Func<WorkItem, CancellationToken, ValueTask<WorkOutcome>> handle,
        WorkQueueOptions options,
        string node,
        TimeProvider time) => new(store, queue, handle, options, node, time);

    /// <summary>Stops; what is being done is told by its token and waited for.</summary>
    public async ValueTask DisposeAsync()
    {
        _watch.Dispose();
        await _stopping.CancelAsync().ConfigureAwait(false);
        await Completion.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _wakeup.Dispose();
        _stopping.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            while (true)
            {
                var next = await LookAsync().ConfigureAwait(false);
                await _wakeup.WaitAsync(next, _stopping.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
        }

        lock (_lock)
        {
            SayIfIdle();
        }

        await _idle.Task.ConfigureAwait(false);
        if (_failure is not null)
        {
            // A piece found that the store has failed, and has stopped this.
            ExceptionDispatchInfo.Throw(_failure);
        }
    }

    /// <returns>When to look again without being woken.</returns>
    private async ValueTask<DateTimeOffset?> LookAsync()
    {
        DateTimeOffset? next = null;
        bool hasWork;
        lock (_lock)
        {
            // While all places are taken and more is in hand, the store has nothing to tell: whoever ends goes on with the next.
            if (_places.HasPlace || _hand.IsEmpty)
            {
                using var snapshot = _store.OpenSnapshot();
                next = _hand.Read(snapshot);
            }

            hasWork = !_places.IsIdle || _isSettling || !_hand.IsEmpty;
        }

        if (!hasWork)
        {
            return next;
        }

        var heldUntil = await _lease.TryTakeAsync(_stopping.Token).ConfigureAwait(false);
        lock (_lock)
        {
            if (heldUntil is not null)
            {
                _hand.Clear();
                return heldUntil;
            }

            next = Earlier(next, _places.Adjust(!_hand.IsEmpty));
            Begin();
        }

        return Earlier(next, _lease.ExtendAt);
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => one is null || other < one ? other ?? one : one;

    /// <summary>Starts handlers until all places are taken. Under the lock.</summary>
    private void Begin()
    {
        while (_places.HasPlace && _done.Count < MostUnsettled && !_stopping.IsCancellationRequested && _hand.Begin() is { } item)
        {
            _places.Begin();
            _ = Task.Run(() => DoAsync(item));
        }
    }

    private async Task DoAsync(WorkItem item)
    {
        try
        {
            var outcome = await HandleAsync(item).ConfigureAwait(false);
            lock (_lock)
            {
                _places.End();
                if (outcome.Result == WorkResult.NoRoom)
                {
                    _hand.Hold(item, outcome.Delay);
                }
                else
                {
                    _hand.End(item);
                    _done.Add((item, outcome));
                }

                _places.Adjust(!_hand.IsEmpty);
                Begin();
                SettleBehind();
                if (_hand.IsEmpty || outcome.Result == WorkResult.NoRoom)
                {
                    _wakeup.Set();
                }

                SayIfIdle();
            }
        }
        catch (Exception stopped)
        {
            lock (_lock)
            {
                _places.End();
            }

            await FailAsync(stopped).ConfigureAwait(false);
        }
    }

    /// <summary>Sees to it that what is done is stored. Under the lock.</summary>
    private void SettleBehind()
    {
        if (_done.Count > 0 && !_isSettling)
        {
            _isSettling = true;
            _ = Task.Run(SettleAllAsync);
        }
    }

    private async Task SettleAllAsync()
    {
        try
        {
            while (true)
            {
                List<(WorkItem Item, WorkOutcome Outcome)> done;
                lock (_lock)
                {
                    done = TakeDone();
                    if (done.Count == 0)
                    {
                        _isSettling = false;
                        SayIfIdle();
                        return;
                    }
                }

                var isOurs = await SettleAsync(done).ConfigureAwait(false);
                lock (_lock)
                {
                    done.ForEach(piece => _hand.LayDown(piece.Item));
                    if (!isOurs)
                    {
                        _hand.Clear();
                    }

                    Begin();
                    if (_hand.IsEmpty || !isOurs)
                    {
                        _wakeup.Set();
                    }
                }
            }
        }
        catch (Exception stopped)
        {
            lock (_lock)
            {
                _isSettling = false;
            }

            await FailAsync(stopped).ConfigureAwait(false);
        }
    }

    /// <summary>Under the lock.</summary>
    private List<(WorkItem Item, WorkOutcome Outcome)> TakeDone()
    {
        var (count, bytes) = (0, 0);
        while (count < _done.Count && bytes < MostBytesAtOnce)
        {
            // What is over is only cleared.
            bytes += _done[count].Outcome.Result == WorkResult.Retry ? _done[count].Item.Payload.Length : 0;
            count++;
        }

        var taken = _done[..count];
        _done = _done[count..];
        return taken;
    }

    /// <summary>The token has stopped a part, or the store has failed: going on would do the same again and again.</summary>
    private async ValueTask FailAsync(Exception stopped)
    {
        lock (_lock)
        {
            _failure ??= stopped is OperationCanceledException ? null : stopped;
            SayIfIdle();
        }

        if (!_stopping.IsCancellationRequested)
        {
            await _stopping.CancelAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Under the lock.</summary>
    private void SayIfIdle()
    {
        if (_places.IsIdle && !_isSettling && _stopping.IsCancellationRequested)
        {
            _idle.TrySetResult();
        }
    }

    private async ValueTask<WorkOutcome> HandleAsync(WorkItem item)
    {
        try
        {
            return await _handle(item, _stopping.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception fault) when (fault is not StoreFailedException)
        {
            _options.Faulted?.Invoke(item, fault);
            return WorkOutcome.Retry(_options.FaultDelay);
        }
    }

    /// <returns>False where another node has taken over: it does this again.</returns>
    private async ValueTask<bool> SettleAsync(List<(WorkItem Item, WorkOutcome Outcome)> done)
    {
        var now = _time.GetUtcNow();
        var isOurs = await _store.TransactAsync(transaction =>
        {
            if (!_lease.IsHeld(transaction))
            {
                return false;
            }

            foreach (var (item, outcome) in done)
            {
                if (outcome.Result == WorkResult.Done)
                {
                    transaction.Clear(item.Key);
                }
                else if (transaction.TryGet(item.Key, out _))
                {
                    _queue.Retry(transaction, item, now + outcome.Delay);
                }
            }

            return true;
        }).ConfigureAwait(false);
        if (!isOurs)
        {
            _lease.Forget();
        }

        return isOurs;
    }
}
