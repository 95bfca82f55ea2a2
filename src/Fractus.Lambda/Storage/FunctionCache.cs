using System.Collections.Concurrent;
using Fractus.Lambda.Rules;
using Fractus.Runtime;
using Fractus.Store;

namespace Fractus.Lambda.Storage;

/// <summary>A function as invocations need it. Never changed, but for the spec that the first invocation adds.</summary>
internal sealed class LoadedFunction(FunctionId id, FunctionVersionRecord latest, IReadOnlyDictionary<string, string> policies)
{
    public FunctionId Id { get; } = id;

    public FunctionVersionRecord Latest { get; } = latest;

    /// <summary>What its environments are made from; null until its code is unpacked.</summary>
    public FunctionSpec? Spec { get; set; }

    /// <summary>The policy of a scope, as JSON.</summary>
    public string? Policy(string scope) => policies.GetValueOrDefault(scope);
}

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
        FunctionVersionRecord? latest = null;
        var policies = new Dictionary<string, string>();
        foreach (var pair in snapshot.Range(FunctionKeys.Of(id)))
        {
            if (FunctionKeys.ReadPolicyScope(pair.Key) is { } scope)
            {
                policies[scope] = ResourcePolicy.ToJson(PolicyRecord.Read(pair.Value));
            }
            else if (FunctionKeys.ReadVersion(pair.Key) is { Version: FunctionKeys.Latest })
            {
                latest = FunctionVersionRecord.Read(pair.Value);
            }
        }

        return latest is null ? null : new LoadedFunction(id, latest, policies);
    }
}
