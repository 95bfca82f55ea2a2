using Fractus.Iam.Contract;
using Fractus.Iam.Rules.ManagedPolicies;
using Fractus.Iam.Storage;

namespace Fractus.Iam.Handlers;

/// <summary>Entities as GetAccountAuthorizationDetails shows them: with all that decides what they may do.</summary>
internal static class Details
{
    public static UserDetail Of(UserRecord user, string account) => new()
    {
        Path = user.Path,
        UserName = user.Name,
        UserId = user.Id,
        Arn = IamArns.Of(account, Entities.User, user),
        CreateDate = user.CreatedAt,
        UserPolicyList = Inline(user),
        GroupList = user.Groups,
        AttachedManagedPolicies = Attached(user),
        PermissionsBoundary = Shapes.Boundary(user),
        Tags = Shapes.Tags(user.Tags),
    };

    public static GroupDetail Of(GroupRecord group, string account) => new()
    {
        Path = group.Path,
        GroupName = group.Name,
        GroupId = group.Id,
        Arn = IamArns.Of(account, Entities.Group, group),
        CreateDate = group.CreatedAt,
        GroupPolicyList = Inline(group),
        AttachedManagedPolicies = Attached(group),
    };

    public static RoleDetail Of(RoleRecord role, string account, UsageRecord? usage) => new()
    {
        Path = role.Path,
        RoleName = role.Name,
        RoleId = role.Id,
        Arn = IamArns.Of(account, Entities.Role, role),
        CreateDate = role.CreatedAt,
        AssumeRolePolicyDocument = Shapes.Encode(role.TrustPolicy),
        InstanceProfileList = [],
        RolePolicyList = Inline(role),
        AttachedManagedPolicies = Attached(role),
        PermissionsBoundary = Shapes.Boundary(role),
        Tags = Shapes.Tags(role.Tags),
        RoleLastUsed = Shapes.LastUsed(usage),
    };

    public static ManagedPolicyDetail Of(PolicyRecord policy, string account, UseCount uses) => new()
    {
        PolicyName = policy.Name,
        PolicyId = policy.Id,
        Arn = IamArns.Policy(account, policy),
        Path = policy.Path,
        DefaultVersionId = Shapes.VersionId(policy.DefaultVersion),
        AttachmentCount = uses.Attached,
        PermissionsBoundaryUsageCount = uses.Bounded,
        IsAttachable = true,
        Description = policy.Description,
        CreateDate = policy.CreatedAt,
        UpdateDate = policy.UpdatedAt,
        PolicyVersionList = [.. policy.Versions.OrderByDescending(version => version.Number).Select(version => Shapes.Full(version, policy))],
    };

    public static ManagedPolicyDetail Of(ManagedPolicy policy, UseCount uses) => new()
    {
        PolicyName = policy.Name,
        PolicyId = policy.Id,
        Arn = policy.Arn,
        Path = policy.Path,
        DefaultVersionId = policy.Version,
        AttachmentCount = uses.Attached,
        PermissionsBoundaryUsageCount = uses.Bounded,
        IsAttachable = true,
        CreateDate = policy.UpdatedAt,
        UpdateDate = policy.UpdatedAt,
        PolicyVersionList = [Shapes.Show(policy)],
    };

    private static IReadOnlyList<PolicyDetail> Inline(IdentityRecord identity) =>
    [
        .. identity.InlinePolicies.OrderBy(policy => policy.Key, StringComparer.Ordinal)
            .Select(policy => new PolicyDetail { PolicyName = policy.Key, PolicyDocument = Shapes.Encode(policy.Value) }),
    ];

    private static IReadOnlyList<AttachedPolicy> Attached(IdentityRecord identity) => [.. identity.AttachedPolicies.Select(Shapes.Attached)];
}
