using System.Runtime.CompilerServices;
using Fractus.Store;

namespace Fractus.Lambda.Tests.Support;

/// <summary>Counts how often one flow of a test uses the store, and what that flow starts; what works in the background since before is not counted.</summary>
internal sealed class CountingStore(IStore store) : IStore
{
    private readonly AsyncLocal<StrongBox<int>?> _uses = new();

    /// <summary>From here on the caller's uses are counted into what is returned.</summary>
    public StrongBox<int> Count() => _uses.Value = new StrongBox<int>();

    public ValueTask<T> TransactAsync<T>(Func<ITransaction, T> body, CancellationToken cancellation = default)
    {
        AddUse();
        return store.TransactAsync(body, cancellation);
    }

    public ISnapshot OpenSnapshot()
    {
        AddUse();
        return store.OpenSnapshot();
    }

    public IDisposable Watch(KeyRange range, Action<Versionstamp> changed) => store.Watch(range, changed);

    public ValueTask DisposeAsync() => store.DisposeAsync();

    private void AddUse()
    {
        if (_uses.Value is { } uses)
        {
            Interlocked.Increment(ref uses.Value);
        }
    }
}
