using System.Collections.Concurrent;
using Fractus.ApiGateway.Rules.Usage;
using Fractus.ApiGateway.Storage;
using Fractus.Store;

namespace Fractus.ApiGateway.Execution;

/// <summary>The keys and plans of each account, in memory; read again after a commit that changed any.</summary>
internal sealed class UsageCache
{
    private readonly IStore _store;
    private readonly ConcurrentDictionary<ApiOwner, (long Changes, UsageIndex Index)> _indexes = new();
    private long _changes;

    public UsageCache(IStore store)
    {
        _store = store;
        store.Watch(AccountPart.ApiKey.Everywhere, Count);
        store.Watch(AccountPart.UsagePlan.Everywhere, Count);
        store.Watch(AccountPart.PlanKey.Everywhere, Count);
    }

    public UsageIndex Of(ApiOwner owner)
    {
        // Taken before reading: a change in between shows as stale, never as fresh.
        var changes = Volatile.Read(ref _changes);
        if (_indexes.TryGetValue(owner, out var known) && known.Changes == changes)
        {
            return known.Index;
        }

        using var snapshot = _store.OpenSnapshot();
        var index = new UsageIndex(
            AccountPart.ApiKey.All(snapshot, owner.Account, owner.Region),
            AccountPart.UsagePlan.All(snapshot, owner.Account, owner.Region),
            AccountPart.PlanKey.All(snapshot, owner.Account, owner.Region));
        _indexes[owner] = (changes, index);
        return index;
    }

    private void Count(Versionstamp at) => Interlocked.Increment(ref _changes);
}
