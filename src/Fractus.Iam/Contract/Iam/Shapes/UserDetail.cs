using Fractus.Kernel.Contracts;

namespace Fractus.Iam.Contract;

[Shape]
public sealed partial record UserDetail
{
    public string? Path { get; init; }

    public string? UserName { get; init; }

    public string? UserId { get; init; }

    public string? Arn { get; init; }

    public DateTimeOffset? CreateDate { get; init; }

    public IReadOnlyList<PolicyDetail>? UserPolicyList { get; init; }

    public IReadOnlyList<string>? GroupList { get; init; }

    public IReadOnlyList<AttachedPolicy>? AttachedManagedPolicies { get; init; }

    public AttachedPermissionsBoundary? PermissionsBoundary { get; init; }

    public IReadOnlyList<Tag>? Tags { get; init; }
}
