using Fractus.DynamoDb.Storage;
using Fractus.Store;

namespace Fractus.DynamoDb.Tests.Backups;

/// <summary>
/// A store that accepts only so many more transactions that write a backup or a job, and fails those behind: their work stands still
/// there, as if the process were killed. The data stay, for a service that begins anew.
/// </summary>
internal sealed class StoppableStore(IStore store) : IStore
{
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _left = int.MaxValue;

    /// <summary>Completes when a transaction has been refused.</summary>
    public Task Stopped => _stopped.Task;

    public void StopAfter(int transactions) => Volatile.Write(ref _left, transactions);

    public ValueTask<T> TransactAsync<T>(Func<ITransaction, T> body, CancellationToken cancellation = default) => store.TransactAsync(
        transaction =>
        {
            var observed = new ObservedTransaction(transaction);
            var result = body(observed);
            if (observed.HasWritten && Interlocked.Decrement(ref _left) < 0)
            {
                _stopped.TrySetResult();
                throw new IOException("The test has stopped the store here.");
            }

            return result;
        },
        cancellation);

    public ISnapshot OpenSnapshot() => store.OpenSnapshot();

    public IDisposable Watch(KeyRange range, Action<Versionstamp> changed) => store.Watch(range, changed);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private sealed class ObservedTransaction(ITransaction transaction) : ITransaction
    {
        public bool HasWritten { get; private set; }

        public Versionstamp Version => transaction.Version;

        public int NextOrdinal() => transaction.NextOrdinal();

        public bool TryGet(ReadOnlySpan<byte> key, out ReadOnlyMemory<byte> value) => transaction.TryGet(key, out value);

        public IEnumerable<KeyValue> Range(KeyRange range, bool reverse = false, int limit = 0) => transaction.Range(range, reverse, limit);

        public void Set(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
        {
            Note(key);
            transaction.Set(key, value);
        }

        public void Clear(ReadOnlySpan<byte> key)
        {
            Note(key);
            transaction.Clear(key);
        }

        public void ClearRange(KeyRange range) => transaction.ClearRange(range);

        private void Note(ReadOnlySpan<byte> key) => HasWritten |= KeySpace.Jobs.Contains(key) || KeySpace.Backups.Contains(key);
    }
}
