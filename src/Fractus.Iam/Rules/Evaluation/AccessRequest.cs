using Fractus.Iam.Rules.Conditions;
using Fractus.Iam.Rules.Documents;
using Fractus.Kernel;

namespace Fractus.Iam.Rules.Evaluation;

/// <summary>One question to the policies: may this principal do this to that?</summary>
/// <param name="Principal">Who asks.</param>
/// <param name="Action">Such as <c>dynamodb:PutItem</c>.</param>
/// <param name="Resource">Its ARN, or a star where the action is about none.</param>
/// <param name="ResourceAccount">The account that owns the resource.</param>
/// <param name="Context">For conditions and variables.</param>
public readonly record struct AccessRequest(
    Principal Principal, string Action, string Resource, string ResourceAccount, IConditionContext Context);

/// <summary>A policy under the name by which a decision refers to it: an ARN, or the name of an inline policy.</summary>
public sealed class NamedPolicy
{
    private readonly string[] labels;

    public NamedPolicy(string name, PolicyDocument document)
    {
        Name = name;
        Document = document;
        labels = [.. document.Statements.Select(statement => $"{name}[{statement.Index}]")];
    }

    public string Name { get; }

    public PolicyDocument Document { get; }

    /// <summary>How an explanation refers to a statement, such as <c>AmazonDynamoDBFullAccess[0]</c>.</summary>
    public string Label(PolicyStatement statement) => labels[statement.Index];
}

/// <summary>The policies that a principal brings along.</summary>
/// <param name="Identity">Attached and inline, of the identity itself and of its groups.</param>
/// <param name="Boundary">The permissions boundary, if any.</param>
/// <param name="Session">The policies passed when the session began; null where none were.</param>
public sealed record PrincipalPolicies(NamedPolicy[] Identity, NamedPolicy? Boundary, NamedPolicy[]? Session)
{
    public static PrincipalPolicies None { get; } = new([], null, null);
}

/// <summary>The policy on the resource.</summary>
/// <param name="Policy">The policy itself.</param>
/// <param name="IsTrust">
/// True for a role's trust policy, which must allow also where the identity's own policies do; denials then name it.
/// </param>
public sealed record ResourcePolicy(NamedPolicy Policy, bool IsTrust = false);
