using Fractus.Kernel.Contracts;

namespace Fractus.Iam.Contract;

[Shape]
public sealed partial record GetAccountAuthorizationDetailsInput
{
    [Each(Enum = typeof(EntityType))]
    public IReadOnlyList<string>? Filter { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }

    [Length(1, 320)]
    [Pattern(@"[\u0020-\u00FF]+")]
    public string? Marker { get; init; }
}

[Shape]
public sealed partial record GetAccountAuthorizationDetailsOutput
{
    public IReadOnlyList<UserDetail>? UserDetailList { get; init; }

    public IReadOnlyList<GroupDetail>? GroupDetailList { get; init; }

    public IReadOnlyList<RoleDetail>? RoleDetailList { get; init; }

    public IReadOnlyList<ManagedPolicyDetail>? Policies { get; init; }

    public bool? IsTruncated { get; init; }

    public string? Marker { get; init; }
}
