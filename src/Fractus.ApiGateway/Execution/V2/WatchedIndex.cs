using Fractus.Store;

namespace Fractus.ApiGateway.Execution.V2;

/// <summary>Something made of what the store holds, kept in memory; made again when it is asked for after a commit that changed it.</summary>
internal sealed class WatchedIndex<T> : IDisposable
    where T : class
{
    private readonly IStore _store;
    private readonly Func<IReadTransaction, T> _read;
    private readonly List<IDisposable> _watches = [];
    private long _changes;
    private volatile Made? _made;

    /// <param name="store">The store.</param>
    /// <param name="read">Makes it.</param>
    /// <param name="ranges">Where a change makes it stale.</param>
    public WatchedIndex(IStore store, Func<IReadTransaction, T> read, params ReadOnlySpan<KeyRange> ranges)
    {
        _store = store;
        _read = read;
        foreach (var range in ranges)
        {
            _watches.Add(store.Watch(range, _ => Interlocked.Increment(ref _changes)));
        }
    }

    public T Value
    {
        get
        {
            // Taken before reading: a change in between shows as stale, never as fresh.
            var changes = Volatile.Read(ref _changes);
            if (_made is { } made && made.Changes == changes)
            {
                return made.Value;
            }

            using var snapshot = _store.OpenSnapshot();
            var value = _read(snapshot);
            _made = new Made(changes, value);
            return value;
        }
    }

    public void Dispose() => _watches.ForEach(watch => watch.Dispose());

    private sealed record Made(long Changes, T Value);
}
