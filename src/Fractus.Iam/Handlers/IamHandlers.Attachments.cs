using Fractus.Iam.Contract;
using Fractus.Iam.Storage;
using Fractus.Kernel;
using Fractus.Kernel.Shapes;

namespace Fractus.Iam.Handlers;

internal sealed partial class IamHandlers
{
    public ValueTask<Unit> AttachUserPolicy(AttachUserPolicyInput input, Caller caller, CancellationToken cancellation) =>
        Attach(caller, Entities.User, input.UserName, input.PolicyArn, cancellation);

    public ValueTask<Unit> AttachGroupPolicy(AttachGroupPolicyInput input, Caller caller, CancellationToken cancellation) =>
        Attach(caller, Entities.Group, input.GroupName, input.PolicyArn, cancellation);

    public ValueTask<Unit> AttachRolePolicy(AttachRolePolicyInput input, Caller caller, CancellationToken cancellation) =>
        Attach(caller, Entities.Role, input.RoleName, input.PolicyArn, cancellation);

    public ValueTask<Unit> DetachUserPolicy(DetachUserPolicyInput input, Caller caller, CancellationToken cancellation) =>
        Detach(caller, Entities.User, input.UserName, input.PolicyArn, cancellation);

    public ValueTask<Unit> DetachGroupPolicy(DetachGroupPolicyInput input, Caller caller, CancellationToken cancellation) =>
        Detach(caller, Entities.Group, input.GroupName, input.PolicyArn, cancellation);

    public ValueTask<Unit> DetachRolePolicy(DetachRolePolicyInput input, Caller caller, CancellationToken cancellation) =>
        Detach(caller, Entities.Role, input.RoleName, input.PolicyArn, cancellation);

    public async ValueTask<ListAttachedUserPoliciesOutput> ListAttachedUserPolicies(
        ListAttachedUserPoliciesInput input, Caller caller, CancellationToken cancellation)
    {
        var page = await Attached(caller, Entities.User, input.UserName, input.PathPrefix, input.Marker, input.MaxItems);
        return new() { AttachedPolicies = page.Items, IsTruncated = page.IsTruncated, Marker = page.Marker };
    }

    public async ValueTask<ListAttachedGroupPoliciesOutput> ListAttachedGroupPolicies(
        ListAttachedGroupPoliciesInput input, Caller caller, CancellationToken cancellation)
    {
        var page = await Attached(caller, Entities.Group, input.GroupName, input.PathPrefix, input.Marker, input.MaxItems);
        return new() { AttachedPolicies = page.Items, IsTruncated = page.IsTruncated, Marker = page.Marker };
    }

    public async ValueTask<ListAttachedRolePoliciesOutput> ListAttachedRolePolicies(
        ListAttachedRolePoliciesInput input, Caller caller, CancellationToken cancellation)
    {
        var page = await Attached(caller, Entities.Role, input.RoleName, input.PathPrefix, input.Marker, input.MaxItems);
        return new() { AttachedPolicies = page.Items, IsTruncated = page.IsTruncated, Marker = page.Marker };
    }

    private ValueTask<Unit> Attach<T>(Caller caller, EntityKind<T> kind, string name, string policyArn, CancellationToken cancellation)
        where T : IdentityRecord => Change(
            caller,
            kind,
            name,
            (writer, identity) =>
            {
                MustExist(policyArn, writer, IamErrors.NotAttachable);
                if (identity.AttachedPolicies.Contains(policyArn))
                {
                    return identity;
                }

                return identity.AttachedPolicies.Count < Quotas.AttachedPoliciesPerEntity
                    ? identity with { AttachedPolicies = [.. identity.AttachedPolicies, policyArn] }
                    : throw IamErrors.QuotaExceeded($"PoliciesPer{kind.Title}", Quotas.AttachedPoliciesPerEntity);
            },
            cancellation);

    private ValueTask<Unit> Detach<T>(Caller caller, EntityKind<T> kind, string name, string policyArn, CancellationToken cancellation)
        where T : IdentityRecord => Change(
            caller,
            kind,
            name,
            (_, identity) => identity.AttachedPolicies.Contains(policyArn)
                ? identity with { AttachedPolicies = [.. identity.AttachedPolicies.Where(arn => arn != policyArn)] }
                : throw IamErrors.NoSuchPolicy(policyArn),
            cancellation);

    private ValueTask<Page<AttachedPolicy>> Attached<T>(
        Caller caller, EntityKind<T> kind, string name, string? pathPrefix, string? marker, int? maxItems)
        where T : IdentityRecord => Read(caller, reader =>
        {
            var found = reader.Require(kind, name).AttachedPolicies
                .Where(arn => IsUnder(PathOf(arn), pathPrefix))
                .OrderBy(SortName, StringComparer.Ordinal)
                .Select(Shapes.Attached);
            return markers.Cut(found, Scope(caller, $"ListAttached{kind.Title}Policies", name), policy => SortName(policy.PolicyArn!), marker, maxItems);
        });

    // arn:aws:iam::account:policy/the/path/name
    private static string PathOf(string policyArn)
    {
        var start = policyArn.IndexOf(":policy/", StringComparison.Ordinal) + ":policy".Length;
        return policyArn[start..(policyArn.LastIndexOf('/') + 1)];
    }
}
