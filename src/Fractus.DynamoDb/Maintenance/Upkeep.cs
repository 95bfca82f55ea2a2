using Fractus.DynamoDb.Rules.Streams;
using Fractus.DynamoDb.Storage;
using Fractus.Kernel;
using Fractus.Store;

namespace Fractus.DynamoDb.Maintenance;

/// <summary>
/// Does what is due: one timer for the next of all tasks, and a watch for commits that make something due earlier than that. Other
/// commits do not wake it. Each step is a transaction that reads again what it acts on and says when the next step is due, so a kill
/// between two steps loses nothing, and two nodes that do the same step do it once.
/// </summary>
internal sealed class Upkeep : IAsyncDisposable
{
    private static readonly TimeSpan s_delayAfterFault = TimeSpan.FromSeconds(30);

    private readonly IStore _store;
    private readonly TimeProvider _time;
    private readonly Log _log;
    private readonly Action<MutationResult> _deleted;
    private readonly Wakeup _wakeup;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _completion;
    private bool _isDisposed;

    /// <param name="store">Holds the tasks.</param>
    /// <param name="time">Says what is due.</param>
    /// <param name="log">Where a task that fails is told.</param>
    /// <param name="deleted">Is told of each item that expired.</param>
    public Upkeep(IStore store, TimeProvider time, Log log, Action<MutationResult> deleted)
    {
        (_store, _time, _log, _deleted) = (store, time, log, deleted);
        _wakeup = new Wakeup(time);
        _completion = Task.Run(RunAsync);
    }

    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        await _stopping.CancelAsync();
        await _completion;
        _wakeup.Dispose();
        _stopping.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            while (true)
            {
                var next = Next();
                if (next is { } due && due.DueTime <= _time.GetUtcNow())
                {
                    await RunAsync(due.Task);
                }
                else
                {
                    await WaitAsync(next?.DueTime);
                }
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
        }
        catch (Exception fault)
        {
            // Only the store fails here; whoever writes is told so too.
            _log.Error("DynamoDB has stopped to expire items, to renew streams and to drop old history", fault);
        }
    }

    private async Task WaitAsync(DateTimeOffset? dueTime)
    {
        using var watch = _store.Watch(DueTask.Before(dueTime), _ => _wakeup.Set());

        // What was committed before the watch was set does not wake it.
        if (Next()?.DueTime == dueTime)
        {
            await _wakeup.WaitAsync(dueTime, _stopping.Token);
        }
    }

    private async Task RunAsync(DueTask task)
    {
        try
        {
            var now = _time.GetUtcNow();
            var deleted = await _store.TransactAsync(transaction => Run(transaction, task, now), _stopping.Token);
            deleted.ForEach(_deleted);
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or StoreFailedException))
        {
            // The others must not wait for it.
            _log.Error($"DynamoDB could not do what was due: {task.Kind} of {task.Arn}", fault);
            var later = _time.GetUtcNow() + s_delayAfterFault;
            await _store.TransactAsync(
                transaction =>
                {
                    task.Schedule(transaction, later);
                    return true;
                },
                _stopping.Token);
        }
    }

    private static List<MutationResult> Run(ITransaction transaction, DueTask task, DateTimeOffset now)
    {
        switch (task.Kind)
        {
            case DueTask.Expiry:
                return ItemExpiry.Run(transaction, task, now);
            case DueTask.History:
                RecoveryUpkeep.Trim(transaction, task, now);
                return [];
            case DueTask.Backup:
                RecoveryUpkeep.Expire(transaction, task, now);
                return [];
            default:
                StreamCatalog.Maintain(transaction, StreamId.Parse(task.Arn), now);
                return [];
        }
    }

    private (DueTask Task, DateTimeOffset DueTime)? Next()
    {
        using var snapshot = _store.OpenSnapshot();
        return DueTask.Next(snapshot);
    }
}
