using Fractus.Iam.Rules.Conditions;

namespace Fractus.Iam.Rules.Matching;

/// <summary>The <c>Resource</c> or <c>NotResource</c> of a statement.</summary>
internal sealed class ResourceSet
{
    private readonly ResourcePattern[] patterns;
    private readonly bool negated;
    private readonly bool unresolvedCovers;

    /// <param name="resources">ARN patterns or a star.</param>
    /// <param name="negated">This is <c>NotResource</c>.</param>
    /// <param name="isDeny">
    /// Decides what a variable without a value means under <c>NotResource</c>: the exception is unknown, so a denial applies and a
    /// permission does not.
    /// </param>
    /// <param name="variables">Read policy variables.</param>
    public ResourceSet(IEnumerable<string> resources, bool negated, bool isDeny, bool variables)
    {
        patterns = [.. resources.Select(resource => new ResourcePattern(resource, variables))];
        this.negated = negated;
        unresolvedCovers = negated && isDeny;
    }

    public IEnumerable<string> Variables => patterns.SelectMany(pattern => pattern.Variables);

    public bool Covers(string resource, IConditionContext context)
    {
        var unresolved = false;
        foreach (var pattern in patterns)
        {
            switch (pattern.Matches(resource, context))
            {
                case true:
                    return !negated;
                case null:
                    unresolved = true;
                    break;
            }
        }

        return negated && (!unresolved || unresolvedCovers);
    }
}
