using System.Text;
using Fractus.Store;

namespace Fractus.Iam.Storage;

/// <summary>One account's identities and policies, as of a snapshot or inside a transaction.</summary>
internal class IamReader(IReadTransaction transaction, string account)
{
    public string Account { get; } = account;

    public T? Find<T>(EntityKind<T> kind, string name)
        where T : IdentityRecord
    {
        // Names are unique without regard to case, but found only as they are written.
        var found = transaction.TryGet(IamKeys.Identity(Account, kind.Code, name), out var stored) ? IamJson.Read(stored.Span, kind.Json) : null;
        return found?.Name == name ? found : null;
    }

    public T Require<T>(EntityKind<T> kind, string name)
        where T : IdentityRecord => Find(kind, name) ?? throw IamErrors.NoSuchEntity(kind.Code, name);

    /// <summary>An identity by a name as keys hold it.</summary>
    public T ByFoldedName<T>(EntityKind<T> kind, string name)
        where T : IdentityRecord =>
        transaction.TryGet(IamKeys.Identity(Account, kind.Code, name), out var stored)
            ? IamJson.Read(stored.Span, kind.Json)
            : throw new InvalidDataException($"An index names the {kind.Code} {name}, which is not there.");

    /// <summary>In the order of their names, after the one given.</summary>
    public IEnumerable<T> All<T>(EntityKind<T> kind, string? after = null)
        where T : IdentityRecord =>
        transaction.Range(IamKeys.Identities(Account, kind.Code, after)).Select(pair => IamJson.Read(pair.Value.Span, kind.Json));

    public int Count<T>(EntityKind<T> kind)
        where T : IdentityRecord => transaction.Range(IamKeys.Identities(Account, kind.Code, null)).Count();

    public PolicyRecord? FindPolicy(string name) =>
        transaction.TryGet(IamKeys.Policy(Account, name), out var stored) ? IamJson.Read(stored.Span, IamJson.Default.PolicyRecord) : null;

    /// <summary>A policy of this account; the provider's are not stored.</summary>
    public PolicyRecord? FindPolicyByArn(string arn) =>
        FindPolicy(arn[(arn.LastIndexOf('/') + 1)..]) is { } found && IamArns.Policy(Account, found) == arn ? found : null;

    public IEnumerable<PolicyRecord> Policies(string? after = null) =>
        transaction.Range(IamKeys.Policies(Account, after)).Select(pair => IamJson.Read(pair.Value.Span, IamJson.Default.PolicyRecord));

    public int CountPolicies() => transaction.Range(IamKeys.Policies(Account, null)).Count();

    /// <summary>Who uses a policy: kind, name in lower case, and whether as a boundary; in that order.</summary>
    public IEnumerable<(string Kind, string Name, bool IsBoundary)> UsesOf(string policyArn) =>
        transaction.Range(IamKeys.UsesOf(Account, policyArn)).Select(IamKeys.ReadUse).Select(use => (use.Kind, use.Name, use.IsBoundary));

    /// <summary>How many identities each policy is attached to, and bounds, by ARN.</summary>
    public Dictionary<string, UseCount> CountUses()
    {
        var counts = new Dictionary<string, UseCount>(StringComparer.Ordinal);
        foreach (var use in transaction.Range(IamKeys.AllUses(Account)).Select(IamKeys.ReadUse))
        {
            counts[use.PolicyArn] = counts.GetValueOrDefault(use.PolicyArn).Plus(use.IsBoundary);
        }

        return counts;
    }

    public UseCount CountUses(string policyArn) => UsesOf(policyArn).Aggregate(default(UseCount), (count, use) => count.Plus(use.IsBoundary));

    /// <summary>A group's users, in the order of their names.</summary>
    public IEnumerable<UserRecord> Members(string group) => transaction.Range(IamKeys.MembersOf(Account, group))
        .Select(pair => ByFoldedName(Entities.User, IamKeys.ReadMember(pair)));

    public AccessKeyRecord? FindAccessKey(string id) =>
        transaction.TryGet(IamKeys.AccessKey(id), out var stored) ? IamJson.Read(stored.Span, IamJson.Default.AccessKeyRecord) : null;

    public string? FindAlias() => transaction.TryGet(IamKeys.Alias(Account), out var stored) ? Encoding.UTF8.GetString(stored.Span) : null;

    public UsageRecord? FindUsage(string id) =>
        transaction.TryGet(IamKeys.LastUse(id), out var stored) ? IamJson.Read(stored.Span, IamJson.Default.UsageRecord) : null;
}

/// <summary>How many identities a policy is attached to, and of how many it is the boundary.</summary>
internal readonly record struct UseCount(int Attached, int Bounded)
{
    public UseCount Plus(bool isBoundary) => isBoundary ? this with { Bounded = Bounded + 1 } : this with { Attached = Attached + 1 };
}
