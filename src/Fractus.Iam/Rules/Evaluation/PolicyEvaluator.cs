using Fractus.Iam.Rules.Documents;
using Fractus.Kernel;

namespace Fractus.Iam.Rules.Evaluation;

/// <summary>
/// IAM's decision, pure and without allocation:
/// <list type="number">
/// <item>A statement of any layer that denies ends it.</item>
/// <item>A service or an anonymous caller has only the resource's policy to allow it.</item>
/// <item>The root user may do anything in its own account.</item>
/// <item>In the caller's account the resource's policy is enough where it names the user or session; where it names the role,
/// the boundary and the session policies must allow as well.</item>
/// <item>Otherwise identity, boundary and session policies must all allow,</item>
/// <item>and in another account the resource's policy too, as must a trust policy always.</item>
/// </list>
/// </summary>
/// <remarks>
/// Source: IAM User Guide, "Policy evaluation logic" and "Cross-account policy evaluation logic". Organisations' policies are not built.
/// </remarks>
public static class PolicyEvaluator
{
    public static Decision Evaluate(in AccessRequest request, PrincipalPolicies policies, ResourcePolicy? resourcePolicy = null)
    {
        var identity = Find(policies.Identity, request);
        var resource = resourcePolicy is null ? default : Find(resourcePolicy.Policy, request);
        var boundary = policies.Boundary is null ? default : Find(policies.Boundary, request);
        var session = policies.Session is null ? default : Find(policies.Session, request);
        var resourceLayer = resourcePolicy is { IsTrust: true } ? PolicyLayer.Trust : PolicyLayer.Resource;

        // 1. Denials.
        if (identity.IsDenial || resource.IsDenial || boundary.IsDenial || session.IsDenial)
        {
            return identity.IsDenial ? Decision.Denied(PolicyLayer.Identity, identity)
                : resource.IsDenial ? Decision.Denied(resourceLayer, resource)
                : boundary.IsDenial ? Decision.Denied(PolicyLayer.Boundary, boundary)
                : Decision.Denied(PolicyLayer.Session, session);
        }

        // 2. Callers without policies of their own.
        var caller = request.Principal;
        if (caller.Kind is PrincipalKind.Service or PrincipalKind.Anonymous)
        {
            return resource.IsAllowance ? Decision.Allowed(resourceLayer, resource) : Decision.NotAllowed(resourceLayer);
        }

        // 3. Root. A trust policy must allow even it, and another account's resource must invite it.
        var isSameAccount = caller.Account == request.ResourceAccount;
        var needsResource = !isSameAccount || resourceLayer == PolicyLayer.Trust;
        if (caller.Kind == PrincipalKind.Root)
        {
            return !needsResource ? Decision.Allowed(PolicyLayer.Root, default)
                : resource.IsAllowance ? Decision.Allowed(resourceLayer, resource)
                : Decision.NotAllowed(resourceLayer);
        }

        // 4. The resource's policy by itself.
        if (isSameAccount && resource.Match == PrincipalMatch.Exact)
        {
            return Decision.Allowed(resourceLayer, resource);
        }

        // 5. What the caller brings along.
        var isGrantedToRole = isSameAccount && resource.Match == PrincipalMatch.Role;
        if (!identity.IsAllowance && !isGrantedToRole)
        {
            return Decision.NotAllowed(needsResource && isSameAccount && !resource.IsAllowance ? resourceLayer : PolicyLayer.Identity);
        }

        if (policies.Boundary is not null && !boundary.IsAllowance)
        {
            return Decision.NotAllowed(PolicyLayer.Boundary);
        }

        if (policies.Session is not null && !session.IsAllowance)
        {
            return Decision.NotAllowed(PolicyLayer.Session);
        }

        // 6. What the resource must add.
        if (needsResource && !resource.IsAllowance)
        {
            return Decision.NotAllowed(resourceLayer);
        }

        return identity.IsAllowance ? Decision.Allowed(PolicyLayer.Identity, identity) : Decision.Allowed(resourceLayer, resource);
    }

    private static Finding Find(NamedPolicy[] policies, in AccessRequest request)
    {
        Finding best = default;
        foreach (var policy in policies)
        {
            // A permission has been found: only denials can still matter.
            if (best.IsAllowance && !policy.Document.HasDenials)
            {
                continue;
            }

            var found = Find(policy, request);
            if (found.IsDenial)
            {
                return found;
            }

            best = found.Match > best.Match ? found : best;
        }

        return best;
    }

    private static Finding Find(NamedPolicy policy, in AccessRequest request)
    {
        Finding best = default;
        foreach (var statement in policy.Document.All)
        {
            if (!statement.IsDeny && best.Match == PrincipalMatch.Exact)
            {
                continue;
            }

            var match = statement.AppliesTo(request);
            if (match != PrincipalMatch.None && statement.IsDeny)
            {
                return new Finding(policy, statement, match);
            }

            if (match > best.Match)
            {
                best = new Finding(policy, statement, match);
            }
        }

        return best;
    }
}
