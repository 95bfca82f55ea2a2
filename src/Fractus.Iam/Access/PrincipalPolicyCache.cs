using System.Collections.Concurrent;
using Fractus.Iam.Rules.Documents;
using Fractus.Iam.Rules.Evaluation;
using Fractus.Iam.Rules.ManagedPolicies;
using Fractus.Iam.Storage;
using Fractus.Kernel;
using Fractus.Store;

namespace Fractus.Iam.Access;

/// <summary>What a user or role brings to a decision, without what its session adds.</summary>
internal sealed record PrincipalAccess(PrincipalPolicies Policies, IReadOnlyDictionary<string, string> Tags)
{
    public static PrincipalAccess None { get; } = new(PrincipalPolicies.None, new Dictionary<string, string>());
}

/// <summary>Users' and roles' policies, read and compiled once until something in IAM changes.</summary>
internal sealed class PrincipalPolicyCache(IStore store, ChangeCounter changes, CompiledPolicies compiled)
{
    private const int MaxEntries = 10_000;
    private readonly ConcurrentDictionary<string, Entry> entries = new(StringComparer.Ordinal);

    private sealed record Entry(long Changes, string Id, PrincipalAccess Access);

    /// <summary>Nothing for a principal that is neither, or that has been deleted since its credentials were given out.</summary>
    public PrincipalAccess Get(Principal principal)
    {
        if (principal.Kind is not (PrincipalKind.User or PrincipalKind.AssumedRole))
        {
            return PrincipalAccess.None;
        }

        var isRole = principal.Kind == PrincipalKind.AssumedRole;
        var arn = isRole ? principal.RoleArn ?? "" : principal.Arn;
        var id = isRole ? principal.UserId.AsSpan(0, Math.Max(0, principal.UserId.IndexOf(':'))) : principal.UserId;
        var now = changes.Current;
        if (entries.TryGetValue(arn, out var entry) && entry.Changes == now && id.SequenceEqual(entry.Id))
        {
            return entry.Access;
        }

        if (entries.Count >= MaxEntries)
        {
            entries.Clear();
        }

        using var snapshot = store.OpenSnapshot();
        var access = Load(new IamReader(snapshot, principal.Account), isRole, IamArns.Name(arn), id);
        entries[arn] = new Entry(now, id.ToString(), access);
        return access;
    }

    /// <summary>The policies of an identity as they are stored, for decisions and for simulations.</summary>
    public PrincipalPolicies Load(IamReader reader, IdentityRecord identity)
    {
        var policies = OfIdentity(reader, identity);
        if (identity is UserRecord user)
        {
            policies = policies.Concat(user.Groups.SelectMany(group => OfIdentity(reader, reader.Require(Entities.Group, group))));
        }

        var boundary = identity.Boundary is { } arn ? Managed(reader, arn) : null;
        return new PrincipalPolicies([.. policies], boundary, null);
    }

    /// <summary>A managed policy's default version.</summary>
    /// <returns>Null where there is no such policy.</returns>
    public NamedPolicy? Find(IamReader reader, string policyArn)
    {
        if (ManagedPolicyCatalog.Find(policyArn) is { } provided)
        {
            return new NamedPolicy(provided.Name, provided.Document);
        }

        return reader.FindPolicyByArn(policyArn) is { } policy
            ? new NamedPolicy(policy.Name, compiled.Get(policy.Default.Document, PolicyKind.Managed))
            : null;
    }

    private PrincipalAccess Load(IamReader reader, bool isRole, string name, ReadOnlySpan<char> id)
    {
        IdentityRecord? identity = isRole ? reader.Find(Entities.Role, name) : reader.Find(Entities.User, name);
        return identity is not null && id.SequenceEqual(identity.Id)
            ? new PrincipalAccess(Load(reader, identity), identity.Tags)
            : PrincipalAccess.None;
    }

    private IEnumerable<NamedPolicy> OfIdentity(IamReader reader, IdentityRecord identity)
    {
        foreach (var arn in identity.AttachedPolicies)
        {
            yield return Managed(reader, arn);
        }

        foreach (var (name, document) in identity.InlinePolicies)
        {
            yield return new NamedPolicy(name, compiled.Get(document, PolicyKind.Inline));
        }
    }

    private NamedPolicy Managed(IamReader reader, string arn) =>
        Find(reader, arn) ?? throw new InvalidDataException($"The policy {arn} is attached but not there.");
}
