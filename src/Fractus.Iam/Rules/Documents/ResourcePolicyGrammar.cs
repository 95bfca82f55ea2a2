namespace Fractus.Iam.Rules.Documents;

/// <summary>
/// What every service asks of a policy on its resource. A service with stricter rules or texts of its own checks those itself.
/// </summary>
internal static class ResourcePolicyGrammar
{
    public static void Check(RawPolicy policy)
    {
        if (policy.Version is not (null or PolicySyntax.CurrentVersion or PolicySyntax.FirstVersion) || policy.Statements is null)
        {
            throw MalformedPolicyException.Syntax();
        }

        foreach (var statement in policy.Statements)
        {
            if (statement.Effect is not ("Allow" or "Deny"))
            {
                throw new MalformedPolicyException($"Invalid effect: {statement.Effect}");
            }

            if (statement.Principal is null && statement.NotPrincipal is null)
            {
                throw new MalformedPolicyException("Missing required field Principal");
            }

            if (!statement.HasActions)
            {
                throw new MalformedPolicyException("Missing required field Action");
            }

            foreach (var action in statement.AllActions)
            {
                ActionGrammar.Check(action);
            }
        }
    }
}
