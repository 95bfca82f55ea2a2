using Fractus.Iam.Rules.Documents;

namespace Fractus.Iam.Rules.Evaluation;

/// <summary>What a decision rests on.</summary>
public enum PolicyLayer
{
    /// <summary>The root user's own right; no policy was needed.</summary>
    Root,

    Identity,

    Resource,

    Trust,

    Boundary,

    Session,
}

/// <summary>The answer to an <see cref="AccessRequest"/>, with its reason.</summary>
/// <param name="IsAllowed">The answer.</param>
/// <param name="IsExplicit">A statement denied; false where none allowed.</param>
/// <param name="Layer">The kind of policy that decided: the one that denied, that failed to allow, or that allowed.</param>
/// <param name="Policy">The deciding statement's policy; null where no statement decided.</param>
/// <param name="Statement">The deciding statement; null where none decided.</param>
public readonly record struct Decision(bool IsAllowed, bool IsExplicit, PolicyLayer Layer, NamedPolicy? Policy, PolicyStatement? Statement)
{
    internal static Decision Allowed(PolicyLayer layer, in Finding by) => new(true, false, layer, by.Policy, by.Statement);

    internal static Decision Denied(PolicyLayer layer, in Finding by) => new(false, true, layer, by.Policy, by.Statement);

    internal static Decision NotAllowed(PolicyLayer layer) => new(false, false, layer, null, null);
}

/// <summary>What the policies of one layer say: a denial, else the closest permission, else nothing.</summary>
internal readonly record struct Finding(NamedPolicy? Policy, PolicyStatement? Statement, PrincipalMatch Match)
{
    public bool IsDenial => Statement is { IsDeny: true };

    public bool IsAllowance => Statement is { IsDeny: false };
}
