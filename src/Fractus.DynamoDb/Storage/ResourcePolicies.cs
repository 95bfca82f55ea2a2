using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Fractus.DynamoDb.Rules.Policies;
using Fractus.Kernel;
using Fractus.Store;

namespace Fractus.DynamoDb.Storage;

/// <summary>A policy on a table or stream.</summary>
/// <param name="Text">See <see cref="PolicyText"/>.</param>
/// <param name="RevisionId">When it was put, in milliseconds; greater than its predecessor's.</param>
internal sealed record StoredPolicy(string Text, string RevisionId);

/// <summary>
/// The policies on tables and streams. Every request asks for one, and few tables have any: all of them are kept in memory as long as
/// none changes.
/// </summary>
internal sealed class ResourcePolicies : IDisposable
{
    private readonly IStore _store;
    private readonly IDisposable _watch;
    private Known? _known;

    // How often policies have changed. What is known holds as long as none did since before it was read.
    private long _changes;

    public ResourcePolicies(IStore store)
    {
        _store = store;
        _watch = store.Watch(KeySpace.Policies.Range(), _ => Interlocked.Increment(ref _changes));
    }

    /// <summary>The policy that decides about a resource; null where there is none.</summary>
    public string? Find(Arn resource)
    {
        var all = All();
        return all.Count > 0 && PolicyTarget.Of(resource) is { } target && all.TryGetValue(target, out var policy) ? policy : null;
    }

    public static StoredPolicy? Read(IReadTransaction transaction, PolicyTarget target) =>
        transaction.TryGet(Key(target), out var stored) ? Parse(stored) : null;

    /// <summary>Attaches a policy in place of the present one. The same again changes nothing.</summary>
    /// <returns>Its revision.</returns>
    public static string Put(ITransaction transaction, PolicyTarget target, string text, DateTimeOffset now)
    {
        var present = Read(transaction, target);
        if (present?.Text == text)
        {
            return present.RevisionId;
        }

        var last = present is null ? 0 : long.Parse(present.RevisionId, CultureInfo.InvariantCulture);
        var policy = new StoredPolicy(text, Math.Max(now.ToUnixTimeMilliseconds(), last + 1).ToString(CultureInfo.InvariantCulture));
        transaction.Set(Key(target), JsonSerializer.SerializeToUtf8Bytes(policy, PolicyJson.Default.StoredPolicy));
        return policy.RevisionId;
    }

    public static void Clear(ITransaction transaction, PolicyTarget target) => transaction.Clear(Key(target));

    /// <summary>Those of a table that is deleted, and of its streams.</summary>
    public static void ClearAll(ITransaction transaction, Caller caller, string table) =>
        transaction.ClearRange(KeySpace.Policies.Range(caller.Account, caller.Region, table));

    public void Dispose() => _watch.Dispose();

    private Dictionary<PolicyTarget, string> All()
    {
        var changes = Interlocked.Read(ref _changes);
        if (Volatile.Read(ref _known) is { } known && known.Changes == changes)
        {
            return known.Policies;
        }

        var policies = new Dictionary<PolicyTarget, string>();
        using var snapshot = _store.OpenSnapshot();
        foreach (var pair in snapshot.Range(KeySpace.Policies.Range()))
        {
            var names = KeySpace.Policies.Unpack(pair.Key);
            policies[new PolicyTarget(names.ReadString(), names.ReadString(), names.ReadString(), names.ReadString())] = Parse(pair.Value).Text;
        }

        Volatile.Write(ref _known, new Known(policies, changes));
        return policies;
    }

    private static StoredPolicy Parse(ReadOnlyMemory<byte> stored) => JsonSerializer.Deserialize(stored.Span, PolicyJson.Default.StoredPolicy)!;

    private static byte[] Key(PolicyTarget target) => KeySpace.Policies.Key(target.Account, target.Region, target.Table, target.StreamLabel);

    private sealed record Known(Dictionary<PolicyTarget, string> Policies, long Changes);
}

[JsonSerializable(typeof(StoredPolicy))]
internal sealed partial class PolicyJson : JsonSerializerContext;
