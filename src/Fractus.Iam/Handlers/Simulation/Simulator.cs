using Fractus.Iam.Contract;
using Fractus.Iam.Rules.Documents;
using Fractus.Iam.Rules.Evaluation;
using Fractus.Kernel;

namespace Fractus.Iam.Handlers.Simulation;

/// <summary>A policy of a simulation, with its text for the positions of its statements.</summary>
internal sealed record SimulatedPolicy(NamedPolicy Policy, string Text);

/// <summary>What a simulation judges by.</summary>
internal sealed record SimulatedPolicies(IReadOnlyList<SimulatedPolicy> Identity, SimulatedPolicy? Boundary, SimulatedPolicy? Resource);

/// <summary>Judges actions on resources by the same rules as real requests, and shows the statements that counted.</summary>
internal sealed class Simulator(SimulatedPolicies policies, Principal caller, string resourceAccount, SimulationContext context)
{
    private readonly PrincipalPolicies brought = new(
        [.. policies.Identity.Select(each => each.Policy)], policies.Boundary?.Policy, null);

    private readonly ResourcePolicy? onResource = policies.Resource is { } resource ? new ResourcePolicy(resource.Policy) : null;

    /// <param name="action">Such as <c>s3:GetObject</c>.</param>
    /// <param name="resources">ARNs; a star alone where the caller named none.</param>
    /// <param name="showsResources">The caller named resources: show the result of each.</param>
    public EvaluationResult Judge(string action, IReadOnlyList<string> resources, bool showsResources)
    {
        var results = resources.Select(resource => Judge(action, resource)).ToList();
        var deciding = results.Find(result => result.EvalResourceDecision == PolicyEvaluationDecisionType.ExplicitDeny)
            ?? results.Find(result => result.EvalResourceDecision == PolicyEvaluationDecisionType.ImplicitDeny)
            ?? results[0];
        return new EvaluationResult
        {
            EvalActionName = action,
            EvalResourceName = resources[0],
            EvalDecision = deciding.EvalResourceDecision,
            MatchedStatements = deciding.MatchedStatements,
            MissingContextValues = [.. results.SelectMany(result => result.MissingContextValues!).Distinct()],
            PermissionsBoundaryDecisionDetail = deciding.PermissionsBoundaryDecisionDetail,
            EvalDecisionDetails = new Dictionary<string, string>(),
            ResourceSpecificResults = showsResources ? results : null,
        };
    }

    private ResourceSpecificResult Judge(string action, string resource)
    {
        context.Forget();
        var request = new AccessRequest(caller, action, resource, resourceAccount, context);
        var decision = PolicyEvaluator.Evaluate(request, brought, onResource);
        var boundary = brought.Boundary is null ? default : PolicyEvaluator.Evaluate(request, new PrincipalPolicies([brought.Boundary], null, null));
        var isAllowed = decision.IsAllowed;
        return new ResourceSpecificResult
        {
            EvalResourceName = resource,
            EvalResourceDecision = isAllowed ? PolicyEvaluationDecisionType.Allowed
                : decision.IsExplicit ? PolicyEvaluationDecisionType.ExplicitDeny
                : PolicyEvaluationDecisionType.ImplicitDeny,
            MatchedStatements = isAllowed || decision.IsExplicit ? Matched(request, areDenials: !isAllowed) : [],
            MissingContextValues = Missing(),
            PermissionsBoundaryDecisionDetail = brought.Boundary is null ? null : new() { AllowedByPermissionsBoundary = boundary.IsAllowed },
        };
    }

    private List<Statement> Matched(AccessRequest request, bool areDenials)
    {
        var all = policies.Identity.AsEnumerable();
        all = policies.Resource is null ? all : all.Append(policies.Resource);
        all = policies.Boundary is null ? all : all.Append(policies.Boundary);
        return [.. all.SelectMany(each => Matched(each, request, areDenials))];
    }

    private static IEnumerable<Statement> Matched(SimulatedPolicy policy, AccessRequest request, bool areDenials)
    {
        List<StatementPosition>? positions = null;
        foreach (var statement in policy.Policy.Document.Statements)
        {
            if (statement.IsDeny != areDenials || statement.AppliesTo(request) == PrincipalMatch.None)
            {
                continue;
            }

            positions ??= StatementPosition.FindAll(policy.Text);
            var position = positions[statement.Index];
            yield return new Statement
            {
                SourcePolicyId = policy.Policy.Name,
                SourcePolicyType = "IAM Policy",
                StartPosition = new Position { Line = position.StartLine, Column = position.StartColumn },
                EndPosition = new Position { Line = position.EndLine, Column = position.EndColumn },
            };
        }
    }

    // The context knows what was asked for; the policies know how the caller spells it.
    private List<string> Missing() =>
    [
        .. policies.Identity.Concat(new[] { policies.Boundary, policies.Resource }.OfType<SimulatedPolicy>())
            .SelectMany(each => each.Policy.Document.Statements)
            .SelectMany(statement => statement.ConditionKeys)
            .Where(context.IsMissing)
            .Distinct(StringComparer.OrdinalIgnoreCase),
    ];
}
