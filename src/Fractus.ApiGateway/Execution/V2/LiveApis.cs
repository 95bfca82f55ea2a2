using System.Collections.Concurrent;
using System.Collections.Frozen;
using Fractus.ApiGateway.Rules.V2.Compiled;
using Fractus.ApiGateway.Storage;
using Fractus.ApiGateway.Storage.V2;
using Fractus.Store;

namespace Fractus.ApiGateway.Execution.V2;

/// <summary>
/// The stages of HTTP and WebSocket APIs, compiled. An API's stages are read when it is first asked for and again after a commit that
/// changed one of them; in between nothing on the way of a request reads the store.
/// </summary>
internal sealed class LiveApis : IDisposable
{
    private readonly IStore _store;
    private readonly WatchedIndex<FrozenSet<string>> _known;
    private readonly ConcurrentDictionary<string, WatchedIndex<FrozenDictionary<string, LiveStage>>> _apis = new();

    public LiveApis(IStore store)
    {
        _store = store;
        _known = new WatchedIndex<FrozenSet<string>>(store, ReadKnown, V2Keys.AllKnown);
    }

    /// <summary>Whether an id is that of an HTTP or WebSocket API; all others are left to REST APIs.</summary>
    public bool IsKnown(string apiId) => _known.Value.Contains(apiId);

    /// <returns>By name; null where there is no such API.</returns>
    public FrozenDictionary<string, LiveStage>? Find(string apiId)
    {
        if (!IsKnown(apiId))
        {
            return null;
        }

        if (!_apis.TryGetValue(apiId, out var stages))
        {
            var made = new WatchedIndex<FrozenDictionary<string, LiveStage>>(_store, snapshot => Read(snapshot, apiId), V2Part.Stage.Range(apiId));
            stages = _apis.GetOrAdd(apiId, made);
            if (!ReferenceEquals(stages, made))
            {
                made.Dispose();
            }
        }

        return stages.Value;
    }

    public void Dispose()
    {
        _known.Dispose();
        foreach (var stages in _apis.Values)
        {
            stages.Dispose();
        }
    }

    private static FrozenSet<string> ReadKnown(IReadTransaction transaction) =>
        transaction.Range(V2Keys.AllKnown).Select(pair => V2Keys.KnownId(pair.Key)).ToFrozenSet();

    private FrozenDictionary<string, LiveStage> Read(IReadTransaction snapshot, string apiId)
    {
        if (!snapshot.TryGet(Keys.Owner(apiId), out var ownerValue))
        {
            if (_apis.TryRemove(apiId, out var gone))
            {
                gone.Dispose();
            }

            return FrozenDictionary<string, LiveStage>.Empty;
        }

        var owner = Records.Read(ownerValue, Records.Default.ApiOwner);
        var stages = new Dictionary<string, LiveStage>();
        foreach (var pair in snapshot.Range(V2Part.Stage.Range(apiId)))
        {
            var stage = Records.Read(pair.Value, V2Records.Default.Stage);
            if (stage.DeploymentId is { } id && snapshot.TryGet(V2Part.Deployment.Key(apiId, id), out var deployment))
            {
                stages[stage.StageName!] = LiveStage.Compile(owner, Records.Read(deployment, V2Records.Default.ApiDeployment).Content, stage);
            }
        }

        return stages.ToFrozenDictionary();
    }
}
