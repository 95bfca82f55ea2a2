using System.Collections.Concurrent;
using Fractus.Store;

namespace Fractus.Lambda.Storage;

/// <summary>
/// Functions and their policies in memory: an invocation reads nothing from the store. Any change of any function empties it, before
/// the change is acknowledged.
/// </summary>
internal sealed class FunctionCache : IDisposable
{
    private readonly IStore _store;
    private readonly IDisposable _watch;
    private volatile ConcurrentDictionary<FunctionId, LoadedFunction> _functions = new();

    public FunctionCache(IStore store)
    {
        _store = store;
        _watch = store.Watch(FunctionKeys.All, _ => _functions = new());
    }

    /// <returns>Null where there is no such function.</returns>
    public LoadedFunction? Find(FunctionId id)
    {
        // Taken before the snapshot: if a change comes in between, what is read is put where nobody looks any more.
        var functions = _functions;
        if (functions.TryGetValue(id, out var known))
        {
            return known;
        }

        return Load(id) is { } loaded ? functions.GetOrAdd(id, loaded) : null;
    }

    public void Dispose() => _watch.Dispose();

    private LoadedFunction? Load(FunctionId id)
    {
        using var snapshot = _store.OpenSnapshot();
        return LoadedFunction.Load(snapshot, id);
    }
}
