using System.Text.Json;

namespace Fractus.Iam.Rules.Documents;

/// <summary>Where a document is used; each place has its own grammar.</summary>
public enum PolicyKind
{
    /// <summary>A managed policy: identity grammar, version 2012-10-17 only.</summary>
    Managed,

    /// <summary>An inline or session policy: identity grammar.</summary>
    Inline,

    /// <summary>A role's trust policy.</summary>
    Trust,

    /// <summary>The policy of a bucket, queue, function …: it names principals, and may leave out the resource it hangs on.</summary>
    Resource,
}

/// <summary>A policy document, checked and compiled; immutable.</summary>
public sealed class PolicyDocument
{
    /// <summary>Characters that IAM takes in the parameter of any operation.</summary>
    public const int MaxLength = 131_072;

    private PolicyDocument(RawPolicy raw)
    {
        var statements = new PolicyStatement[raw.Statements!.Count];
        for (var i = 0; i < statements.Length; i++)
        {
            statements[i] = new PolicyStatement(raw.Statements[i], i, raw.HasVariables);
        }

        All = statements;
        HasDenials = statements.Any(statement => statement.IsDeny);
    }

    public IReadOnlyList<PolicyStatement> Statements => All;

    internal PolicyStatement[] All { get; }

    internal bool HasDenials { get; }

    /// <exception cref="MalformedPolicyException">With IAM's message; nothing else is thrown.</exception>
    public static PolicyDocument Parse(string text, PolicyKind kind)
    {
        if (text.Length > MaxLength)
        {
            throw MalformedPolicyException.Syntax();
        }

        var raw = Read(text, kind);
        switch (kind)
        {
            case PolicyKind.Trust:
                TrustGrammar.Check(raw);
                break;
            case PolicyKind.Resource:
                ResourcePolicyGrammar.Check(raw);
                break;
            default:
                IdentityGrammar.Check(raw, mustBeCurrent: kind == PolicyKind.Managed);
                break;
        }

        return new PolicyDocument(raw);
    }

    private static RawPolicy Read(string text, PolicyKind kind)
    {
        try
        {
            return PolicySyntax.Read(text);
        }
        catch (JsonException e)
        {
            throw kind == PolicyKind.Trust ? new MalformedPolicyException(TrustGrammar.InvalidJson, e) : MalformedPolicyException.Syntax(e);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            // Half a surrogate pair, in the text itself or escaped in a string, cannot be read.
            throw MalformedPolicyException.Syntax(e);
        }
    }
}
