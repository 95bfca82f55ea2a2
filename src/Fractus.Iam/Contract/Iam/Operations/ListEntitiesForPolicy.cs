using Fractus.Kernel.Contracts;

namespace Fractus.Iam.Contract;

[Shape]
public sealed partial record ListEntitiesForPolicyInput
{
    [Length(20, 2048)]
    public required string PolicyArn { get; init; }

    [Enum(typeof(EntityType))]
    public string? EntityFilter { get; init; }

    [Length(1, 512)]
    [Pattern(@"(\u002F)|(\u002F[\u0021-\u007E]+\u002F)")]
    public string? PathPrefix { get; init; }

    [Enum(typeof(PolicyUsageType))]
    public string? PolicyUsageFilter { get; init; }

    [Length(1, 320)]
    [Pattern(@"[\u0020-\u00FF]+")]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }
}

[Shape]
public sealed partial record ListEntitiesForPolicyOutput
{
    public IReadOnlyList<PolicyGroup>? PolicyGroups { get; init; }

    public IReadOnlyList<PolicyUser>? PolicyUsers { get; init; }

    public IReadOnlyList<PolicyRole>? PolicyRoles { get; init; }

    public bool? IsTruncated { get; init; }

    public string? Marker { get; init; }
}
