using Fractus.Iam.Rules.Conditions;
using Fractus.Iam.Rules.Evaluation;
using Fractus.Iam.Rules.Matching;

namespace Fractus.Iam.Rules.Documents;

/// <summary>A compiled statement.</summary>
public sealed class PolicyStatement
{
    private readonly PrincipalSet? principals;
    private readonly ActionSet actions;
    private readonly ResourceSet? resources;
    private readonly Condition[] conditions;

    internal PolicyStatement(RawStatement raw, int index, bool variables)
    {
        Index = index;
        Sid = raw.Sid;
        IsDeny = raw.IsDeny;
        principals = raw.Principal is not null ? new PrincipalSet(raw.Principal, negated: false)
            : raw.NotPrincipal is not null ? new PrincipalSet(raw.NotPrincipal, negated: true)
            : null;
        actions = new ActionSet(raw.AllActions, negated: raw.NotAction is not null);
        resources = raw.HasResources ? new ResourceSet(raw.AllResources, raw.NotResource is not null, IsDeny, variables) : null;
        conditions = [.. raw.Conditions.Select(each => ConditionCompiler.Compile(each.Operator, each.Key, each.Values, variables))];
    }

    /// <summary>Its place in the document, from 0.</summary>
    public int Index { get; }

    public string? Sid { get; }

    public bool IsDeny { get; }

    /// <summary>The users, roles and sessions that the statement's Principal names, as written.</summary>
    public IEnumerable<string> NamedIdentities => principals?.Identities ?? [];

    /// <summary>The condition keys that the statement asks for, in conditions and in variables, as written.</summary>
    public IEnumerable<string> ConditionKeys => (resources?.Variables ?? []).Concat(conditions.SelectMany(condition => condition.Names));

    /// <summary>How the statement applies to a request: not at all, or as closely as it names the caller.</summary>
    /// <remarks>A statement without a Principal belongs to the caller and names it exactly; without a Resource it is about the one it hangs on.</remarks>
    internal PrincipalMatch AppliesTo(in AccessRequest request)
    {
        if (!actions.Covers(request.Action) || (resources is not null && !resources.Covers(request.Resource, request.Context)))
        {
            return PrincipalMatch.None;
        }

        var match = principals?.Match(request.Principal) ?? PrincipalMatch.Exact;
        if (match == PrincipalMatch.None)
        {
            return match;
        }

        foreach (var condition in conditions)
        {
            if (!condition.Holds(request.Context))
            {
                return PrincipalMatch.None;
            }
        }

        return match;
    }
}
