using System.Collections.Concurrent;
using Fractus.ApiGateway.Rules.Compiled;
using Fractus.ApiGateway.Storage;
using Fractus.Store;

namespace Fractus.ApiGateway.Execution;

/// <summary>
/// The stages that were asked for, compiled, in memory. A stage is read when it is first asked for and forgotten when its record
/// changes: a deployment is immutable, so nothing else can change what a stage serves.
/// </summary>
internal sealed class StageCache(IStore store)
{
    private readonly ConcurrentDictionary<(string ApiId, string StageName), Entry> _entries = new();

    /// <returns>Null where there is no such API or stage.</returns>
    public CompiledStage? Find(string apiId, string stageName) =>
        _entries.TryGetValue((apiId, stageName), out var entry) ? entry.Stage : Load(apiId, stageName);

    private CompiledStage? Load(string apiId, string stageName)
    {
        if (Read(apiId, stageName) is null)
        {
            // Nobody can fill the memory, or the store with watches, by asking for what is not there.
            return null;
        }

        // Watch first and read then: a change in between is seen by one or the other.
        var key = (apiId, stageName);
        var entry = new Entry();
        entry.Watch = store.Watch(Keys.OnlyStage(apiId, stageName), _ => Forget(key, entry));
        entry.Stage = Read(apiId, stageName);
        if (entry.Stage is null || !_entries.TryAdd(key, entry))
        {
            entry.Watch.Dispose();
        }
        else if (entry.IsStale)
        {
            Forget(key, entry);
        }

        return entry.Stage;
    }

    private CompiledStage? Read(string apiId, string stageName)
    {
        using var snapshot = store.OpenSnapshot();
        if (!snapshot.TryGet(Keys.Stage(apiId, stageName), out var stored) || !snapshot.TryGet(Keys.Owner(apiId), out var owner))
        {
            return null;
        }

        var stage = Records.Read(stored, Records.Default.Stage);
        var deployment = Deployment(snapshot, apiId, stage.DeploymentId);
        var canary = stage.CanarySettings is { PercentTraffic: > 0 } settings ? Deployment(snapshot, apiId, settings.DeploymentId) : null;
        return deployment is null ? null : CompiledStage.Compile(Records.Read(owner, Records.Default.ApiOwner), stage, deployment, canary);
    }

    private static DeploymentRecord? Deployment(IReadTransaction snapshot, string apiId, string? deploymentId) =>
        deploymentId is not null && snapshot.TryGet(Keys.Deployment(apiId, deploymentId), out var value)
            ? Records.Read(value, Records.Default.DeploymentRecord)
            : null;

    private void Forget((string, string) key, Entry entry)
    {
        entry.IsStale = true;
        _entries.TryRemove(new(key, entry));
        entry.Watch?.Dispose();
    }

    private sealed class Entry
    {
        private volatile bool _isStale;

        public CompiledStage? Stage { get; set; }

        public IDisposable? Watch { get; set; }

        public bool IsStale
        {
            get => _isStale;
            set => _isStale = value;
        }
    }
}
