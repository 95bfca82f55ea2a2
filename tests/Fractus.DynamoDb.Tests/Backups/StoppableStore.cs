using Fractus.Store;

namespace Fractus.DynamoDb.Tests.Backups;

/// <summary>
/// A store that accepts only so many more transactions of work in the background, which is what can be cancelled: it stands still
/// behind the last, as if the process were killed there. The data stay, for a service that begins anew.
/// </summary>
internal sealed class StoppableStore(IStore store) : IStore
{
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _left = int.MaxValue;

    /// <summary>Completes when a transaction has been kept waiting.</summary>
    public Task Stopped => _stopped.Task;

    public void StopAfter(int transactions) => Volatile.Write(ref _left, transactions);

    public async ValueTask<T> TransactAsync<T>(Func<ITransaction, T> body, CancellationToken cancellation = default)
    {
        if (cancellation.CanBeCanceled && Interlocked.Decrement(ref _left) < 0)
        {
            _stopped.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellation);
        }

        return await store.TransactAsync(body, cancellation);
    }

    public ISnapshot OpenSnapshot() => store.OpenSnapshot();

    public IDisposable Watch(KeyRange range, Action<Versionstamp> changed) => store.Watch(range, changed);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
