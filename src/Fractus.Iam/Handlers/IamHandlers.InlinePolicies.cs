using Fractus.Iam.Contract;
using Fractus.Iam.Rules.Documents;
using Fractus.Iam.Storage;
using Fractus.Kernel;
using Fractus.Kernel.Shapes;

namespace Fractus.Iam.Handlers;

internal sealed partial class IamHandlers
{
    public ValueTask<Unit> PutUserPolicy(PutUserPolicyInput input, Caller caller, CancellationToken cancellation) =>
        PutInline(caller, Entities.User, input.UserName, input.PolicyName, input.PolicyDocument, cancellation);

    public ValueTask<Unit> PutGroupPolicy(PutGroupPolicyInput input, Caller caller, CancellationToken cancellation) =>
        PutInline(caller, Entities.Group, input.GroupName, input.PolicyName, input.PolicyDocument, cancellation);

    public ValueTask<Unit> PutRolePolicy(PutRolePolicyInput input, Caller caller, CancellationToken cancellation) =>
        PutInline(caller, Entities.Role, input.RoleName, input.PolicyName, input.PolicyDocument, cancellation);

    public ValueTask<GetUserPolicyOutput> GetUserPolicy(GetUserPolicyInput input, Caller caller, CancellationToken cancellation) =>
        Read(caller, reader => new GetUserPolicyOutput
        {
            UserName = input.UserName,
            PolicyName = input.PolicyName,
            PolicyDocument = Inline(reader, Entities.User, input.UserName, input.PolicyName),
        });

    public ValueTask<GetGroupPolicyOutput> GetGroupPolicy(GetGroupPolicyInput input, Caller caller, CancellationToken cancellation) =>
        Read(caller, reader => new GetGroupPolicyOutput
        {
            GroupName = input.GroupName,
            PolicyName = input.PolicyName,
            PolicyDocument = Inline(reader, Entities.Group, input.GroupName, input.PolicyName),
        });

    public ValueTask<GetRolePolicyOutput> GetRolePolicy(GetRolePolicyInput input, Caller caller, CancellationToken cancellation) =>
        Read(caller, reader => new GetRolePolicyOutput
        {
            RoleName = input.RoleName,
            PolicyName = input.PolicyName,
            PolicyDocument = Inline(reader, Entities.Role, input.RoleName, input.PolicyName),
        });

    public ValueTask<Unit> DeleteUserPolicy(DeleteUserPolicyInput input, Caller caller, CancellationToken cancellation) =>
        DeleteInline(caller, Entities.User, input.UserName, input.PolicyName, cancellation);

    public ValueTask<Unit> DeleteGroupPolicy(DeleteGroupPolicyInput input, Caller caller, CancellationToken cancellation) =>
        DeleteInline(caller, Entities.Group, input.GroupName, input.PolicyName, cancellation);

    public ValueTask<Unit> DeleteRolePolicy(DeleteRolePolicyInput input, Caller caller, CancellationToken cancellation) =>
        DeleteInline(caller, Entities.Role, input.RoleName, input.PolicyName, cancellation);

    public async ValueTask<ListUserPoliciesOutput> ListUserPolicies(ListUserPoliciesInput input, Caller caller, CancellationToken cancellation)
    {
        var page = await InlineNames(caller, Entities.User, input.UserName, input.Marker, input.MaxItems);
        return new() { PolicyNames = page.Items, IsTruncated = page.IsTruncated, Marker = page.Marker };
    }

    public async ValueTask<ListGroupPoliciesOutput> ListGroupPolicies(ListGroupPoliciesInput input, Caller caller, CancellationToken cancellation)
    {
        var page = await InlineNames(caller, Entities.Group, input.GroupName, input.Marker, input.MaxItems);
        return new() { PolicyNames = page.Items, IsTruncated = page.IsTruncated, Marker = page.Marker };
    }

    public async ValueTask<ListRolePoliciesOutput> ListRolePolicies(ListRolePoliciesInput input, Caller caller, CancellationToken cancellation)
    {
        var page = await InlineNames(caller, Entities.Role, input.RoleName, input.Marker, input.MaxItems);
        return new() { PolicyNames = page.Items, IsTruncated = page.IsTruncated, Marker = page.Marker };
    }

    private ValueTask<Unit> PutInline<T>(
        Caller caller, EntityKind<T> kind, string name, string policyName, string document, CancellationToken cancellation)
        where T : IdentityRecord => Change(
            caller,
            kind,
            name,
            (_, identity) =>
            {
                PolicyTexts.Parse(document, PolicyKind.Inline);
                return identity with { InlinePolicies = PolicyTexts.WithInline(kind, identity, policyName, document) };
            },
            cancellation);

    private ValueTask<Unit> DeleteInline<T>(Caller caller, EntityKind<T> kind, string name, string policyName, CancellationToken cancellation)
        where T : IdentityRecord => Change(
            caller,
            kind,
            name,
            (_, identity) =>
            {
                var rest = new Dictionary<string, string>(identity.InlinePolicies);
                return rest.Remove(policyName) ? identity with { InlinePolicies = rest } : throw IamErrors.NoSuchInlinePolicy(kind.Code, policyName);
            },
            cancellation);

    private static string Inline<T>(IamReader reader, EntityKind<T> kind, string name, string policyName)
        where T : IdentityRecord => reader.Require(kind, name).InlinePolicies.TryGetValue(policyName, out var document)
            ? Shapes.Encode(document)
            : throw IamErrors.NoSuchInlinePolicy(kind.Code, policyName);

    private ValueTask<Page<string>> InlineNames<T>(Caller caller, EntityKind<T> kind, string name, string? marker, int? maxItems)
        where T : IdentityRecord => Read(caller, reader => markers.Cut(
            reader.Require(kind, name).InlinePolicies.Keys.Order(StringComparer.Ordinal),
            Scope(caller, $"List{kind.Title}Policies", name),
            policy => policy,
            marker,
            maxItems));
}
