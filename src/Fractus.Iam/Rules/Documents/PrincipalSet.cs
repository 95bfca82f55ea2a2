using Fractus.Kernel;

namespace Fractus.Iam.Rules.Documents;

/// <summary>How closely a resource policy names the caller; what else must allow a request depends on it.</summary>
public enum PrincipalMatch
{
    /// <summary>Not named.</summary>
    None,

    /// <summary>By its account: the account may pass the permission on with an identity policy.</summary>
    Account,

    /// <summary>By its role: a boundary or session policy of the session must still allow.</summary>
    Role,

    /// <summary>Itself (the user, the role session, the service) or everyone: nothing else need allow.</summary>
    Exact,
}

/// <summary>The <c>Principal</c> or <c>NotPrincipal</c> of a statement.</summary>
/// <remarks>Source: IAM User Guide, "AWS JSON policy elements: Principal".</remarks>
internal sealed class PrincipalSet
{
    private readonly bool negated;
    private readonly bool everyone;
    private readonly HashSet<string> accounts = new(StringComparer.Ordinal);
    private readonly HashSet<string> identities = new(StringComparer.Ordinal);
    private readonly HashSet<string> services = new(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="MalformedPolicyException">An identifier could name no principal.</exception>
    public PrincipalSet(RawPrincipal principal, bool negated)
    {
        this.negated = negated;
        everyone = principal.Bare == "*" || (principal.Bare is not null ? throw Invalid($"\"{principal.Bare}\"") : false);
        foreach (var (kind, identifiers) in principal.Listed)
        {
            foreach (var identifier in identifiers)
            {
                everyone |= kind == "AWS" && identifier == "*";
                Add(kind, identifier);
            }
        }
    }

    /// <summary>The ARNs of users, roles and sessions that are named, for a check that they exist.</summary>
    public IEnumerable<string> Identities => identities;

    public PrincipalMatch Match(Principal caller)
    {
        var match = Find(caller);
        return !negated ? match : match == PrincipalMatch.None ? PrincipalMatch.Exact : PrincipalMatch.None;
    }

    private PrincipalMatch Find(Principal caller)
    {
        if (everyone)
        {
            return PrincipalMatch.Exact;
        }

        if (caller.Kind == PrincipalKind.Service)
        {
            return services.Contains(caller.Arn) ? PrincipalMatch.Exact : PrincipalMatch.None;
        }

        if (caller.Kind == PrincipalKind.Anonymous)
        {
            return PrincipalMatch.None;
        }

        if (identities.Count > 0)
        {
            if (identities.Contains(caller.Arn) || (caller.Kind == PrincipalKind.User && identities.Contains(caller.UserId)))
            {
                return PrincipalMatch.Exact;
            }

            if (caller.RoleArn is { } role && (identities.Contains(role) || identities.Contains(caller.UserId.Split(':')[0])))
            {
                return PrincipalMatch.Role;
            }
        }

        return accounts.Contains(caller.Account)
            ? caller.Kind == PrincipalKind.Root ? PrincipalMatch.Exact : PrincipalMatch.Account
            : PrincipalMatch.None;
    }

    private void Add(string kind, string identifier)
    {
        switch (kind)
        {
            case "AWS":
                AddAws(identifier);
                break;
            case "Service":
                if (!identifier.Contains('.', StringComparison.Ordinal))
                {
                    throw Invalid($"\"SERVICE\":\"{identifier}\"");
                }

                services.Add(identifier);
                break;
            case "Federated" or "CanonicalUser":
                // Sessions of federated users name their provider so, and S3 names accounts by canonical ids.
                identities.Add(identifier);
                break;
            default:
                throw Invalid($"\"{kind}\":\"{identifier}\"");
        }
    }

    private void AddAws(string identifier)
    {
        if (identifier == "*")
        {
            return;
        }

        if (IsAccount(identifier))
        {
            accounts.Add(identifier);
        }
        else if (Arn.TryParse(identifier, out var arn) && arn.Service is "iam" or "sts" && IsAccount(arn.Account) && !identifier.Contains('*', StringComparison.Ordinal))
        {
            _ = arn.Resource == "root" ? accounts.Add(arn.Account) : identities.Add(identifier);
        }
        else if (identifier.Length >= 16 && identifier.All(char.IsAsciiLetterOrDigit) && identifier.StartsWith('A'))
        {
            // A unique id (AIDA…, AROA…).
            identities.Add(identifier);
        }
        else
        {
            throw Invalid($"\"AWS\":\"{identifier}\"");
        }
    }

    private static bool IsAccount(string text) => text.Length == 12 && text.All(char.IsAsciiDigit);

    private static MalformedPolicyException Invalid(string what) => new($"Invalid principal in policy: {what}");
}
