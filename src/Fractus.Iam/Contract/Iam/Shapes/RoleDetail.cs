using Fractus.Kernel.Contracts;

namespace Fractus.Iam.Contract;

[Shape]
public sealed partial record RoleDetail
{
    public string? Path { get; init; }

    public string? RoleName { get; init; }

    public string? RoleId { get; init; }

    public string? Arn { get; init; }

    public DateTimeOffset? CreateDate { get; init; }

    public string? AssumeRolePolicyDocument { get; init; }

    public IReadOnlyList<InstanceProfile>? InstanceProfileList { get; init; }

    public IReadOnlyList<PolicyDetail>? RolePolicyList { get; init; }

    public IReadOnlyList<AttachedPolicy>? AttachedManagedPolicies { get; init; }

    public AttachedPermissionsBoundary? PermissionsBoundary { get; init; }

    public IReadOnlyList<Tag>? Tags { get; init; }

    public RoleLastUsed? RoleLastUsed { get; init; }
}
