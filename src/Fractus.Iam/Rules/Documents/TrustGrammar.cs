namespace Fractus.Iam.Rules.Documents;

/// <summary>What IAM asks of a role's trust policy. It has texts of its own for what identity policies also complain of.</summary>
internal static class TrustGrammar
{
    public const string InvalidJson = "This policy contains invalid Json";

    public static void Check(RawPolicy policy)
    {
        if (policy.Version is not (null or PolicySyntax.CurrentVersion or PolicySyntax.FirstVersion))
        {
            throw new MalformedPolicyException("The policy must contain a valid version string");
        }

        if (policy.Statements is not { Count: > 0 } statements)
        {
            throw new MalformedPolicyException("Could not parse the policy: Statement is empty!");
        }

        foreach (var statement in statements)
        {
            CheckEffect(statement);
            CheckPrincipal(statement);
            CheckActions(statement);
            if (statement.Resource is not null)
            {
                throw new MalformedPolicyException("Has prohibited field Resource");
            }

            if (statement.NotResource is not null)
            {
                throw new MalformedPolicyException("AssumeRole policy must not contain resources.");
            }
        }

        IdentityGrammar.CheckSids(statements, "The Statement Ids in the policy are not unique");
    }

    private static void CheckEffect(RawStatement statement)
    {
        if (statement.Effect is null)
        {
            throw new MalformedPolicyException("Missing required field Effect");
        }

        if (statement.Effect is not ("Allow" or "Deny"))
        {
            throw new MalformedPolicyException($"Invalid effect: {statement.Effect}");
        }
    }

    private static void CheckPrincipal(RawStatement statement)
    {
        if (statement.NotPrincipal is not null)
        {
            throw new MalformedPolicyException(
                statement.IsDeny ? "AssumeRole policy must not contain NotPrincipal field." : "Allow with NotPrincipal is not allowed.");
        }

        switch (statement.Principal)
        {
            case null:
                throw new MalformedPolicyException("Missing required field Principal");
            case { Bare: not null }:
                throw new MalformedPolicyException("Principal must be a JSON object.");
            case { Listed.Count: 0 }:
                throw new MalformedPolicyException("Missing required field Principal cannot be empty!");
        }

        foreach (var (kind, _) in statement.Principal.Listed)
        {
            if (kind is not ("AWS" or "Service" or "Federated"))
            {
                throw new MalformedPolicyException($"Invalid principal in policy: \"{kind}\"");
            }
        }
    }

    private static void CheckActions(RawStatement statement)
    {
        if (!statement.HasActions)
        {
            throw new MalformedPolicyException("Missing required field Action");
        }

        if (!statement.AllActions.All(action => action.StartsWith("sts:", StringComparison.OrdinalIgnoreCase)))
        {
            throw new MalformedPolicyException("AssumeRole policy may only specify STS AssumeRole actions.");
        }
    }
}
