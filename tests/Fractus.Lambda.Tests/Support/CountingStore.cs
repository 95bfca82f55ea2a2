using Fractus.Store;

namespace Fractus.Lambda.Tests.Support;

/// <summary>Counts how often the store is used.</summary>
internal sealed class CountingStore(IStore store) : IStore
{
    private int _uses;

    public int Uses => Volatile.Read(ref _uses);

    public ValueTask<T> TransactAsync<T>(Func<ITransaction, T> body, CancellationToken cancellation = default)
    {
        Interlocked.Increment(ref _uses);
        return store.TransactAsync(body, cancellation);
    }

    public ISnapshot OpenSnapshot()
    {
        Interlocked.Increment(ref _uses);
        return store.OpenSnapshot();
    }

    public IDisposable Watch(KeyRange range, Action<Versionstamp> changed) => store.Watch(range, changed);

    public ValueTask DisposeAsync() => store.DisposeAsync();
}
