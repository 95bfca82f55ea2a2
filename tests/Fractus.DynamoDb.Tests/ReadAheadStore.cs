using Fractus.Store;

namespace Fractus.DynamoDb.Tests;

/// <summary>A store that reads all that it is asked for at once, as engines on disk do in part, and counts it.</summary>
internal sealed class ReadAheadStore(IStore store) : IStore
{
    private int _pairs;

    /// <summary>How many pairs the ranges asked of snapshots had.</summary>
    public int Pairs => Volatile.Read(ref _pairs);

    public ValueTask<T> TransactAsync<T>(Func<ITransaction, T> body, CancellationToken cancellation = default) => store.TransactAsync(body, cancellation);

    public ISnapshot OpenSnapshot() => new Snapshot(store.OpenSnapshot(), this);

    public IDisposable Watch(KeyRange range, Action<Versionstamp> changed) => store.Watch(range, changed);

    public ValueTask DisposeAsync() => store.DisposeAsync();

    private sealed class Snapshot(ISnapshot inner, ReadAheadStore counts) : ISnapshot
    {
        public Versionstamp Version => inner.Version;

        public bool TryGet(ReadOnlySpan<byte> key, out ReadOnlyMemory<byte> value) => inner.TryGet(key, out value);

        public IEnumerable<KeyValue> Range(KeyRange range, bool reverse = false, int limit = 0)
        {
            var pairs = inner.Range(range, reverse, limit).ToList();
            Interlocked.Add(ref counts._pairs, pairs.Count);
            return pairs;
        }

        public void Dispose() => inner.Dispose();
    }
}
