using Fractus.Iam.Rules.Conditions;

namespace Fractus.Iam.Rules.Documents;

/// <summary>What IAM asks of a policy attached to a user, group or role, in the order in which it complains.</summary>
internal static class IdentityGrammar
{
    /// <param name="policy">What was read.</param>
    /// <param name="mustBeCurrent">Managed policies must be of version 2012-10-17; inline ones may be of the first.</param>
    public static void Check(RawPolicy policy, bool mustBeCurrent)
    {
        if (policy.Version is not (null or PolicySyntax.CurrentVersion or PolicySyntax.FirstVersion)
            || policy.Statements is not { Count: > 0 } statements
            || statements.Any(statement => !IsEffect(statement.Effect)))
        {
            throw MalformedPolicyException.Syntax();
        }

        if (mustBeCurrent && policy.Version != PolicySyntax.CurrentVersion)
        {
            throw new MalformedPolicyException("Policy document must be version 2012-10-17 or greater.");
        }

        CheckLegacy(policy, statements);
        CheckSids(statements, "Statement IDs (SID) in a single policy must be unique.");
        if (statements.Any(statement => statement.Principal is not null || statement.NotPrincipal is not null))
        {
            throw new MalformedPolicyException("Policy document should not specify a principal.");
        }

        if (statements.Any(statement => !statement.HasActions))
        {
            throw new MalformedPolicyException("Policy statement must contain actions.");
        }

        if (Complaint(statements) is { } complaint)
        {
            throw new MalformedPolicyException(complaint);
        }

        foreach (var action in statements.SelectMany(statement => statement.AllActions))
        {
            ActionGrammar.Check(action);
        }

        if (statements.Any(statement => !statement.HasResources))
        {
            throw new MalformedPolicyException("Policy statement must contain resources.");
        }
    }

    public static void CheckSids(IEnumerable<RawStatement> statements, string complaint)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        if (statements.Any(statement => !string.IsNullOrEmpty(statement.Sid) && !seen.Add(statement.Sid)))
        {
            throw new MalformedPolicyException(complaint);
        }
    }

    // The case of the effect, the values of conditions and the gross shape of ARNs are judged by an older parser.
    private static void CheckLegacy(RawPolicy policy, IReadOnlyList<RawStatement> statements)
    {
        foreach (var statement in statements)
        {
            if (statement.Effect is not ("Allow" or "Deny"))
            {
                throw MalformedPolicyException.Legacy();
            }

            foreach (var condition in statement.Conditions)
            {
                _ = ConditionCompiler.Compile(condition.Operator, condition.Key, condition.Values, policy.HasVariables);
            }
        }

        // The older parser is not reached once the newer has complained of a resource.
        foreach (var statement in statements.TakeWhile(statement => Complaint([statement]) is null))
        {
            if (statement.AllResources.Any(ResourceGrammar.FailsLegacyParsing))
            {
                throw MalformedPolicyException.Legacy();
            }
        }
    }

    private static bool IsEffect(string? effect) =>
        "Allow".Equals(effect, StringComparison.OrdinalIgnoreCase) || "Deny".Equals(effect, StringComparison.OrdinalIgnoreCase);

    // Of several faulty resources IAM names the one that sorts first, and of several statements the last.
    private static string? Complaint(IEnumerable<RawStatement> statements) => statements
        .Select(statement => statement.AllResources.Order(StringComparer.Ordinal).Select(ResourceGrammar.Complaint).FirstOrDefault(IsComplaint))
        .LastOrDefault(IsComplaint);

    private static bool IsComplaint(string? text) => text is not null;
}
