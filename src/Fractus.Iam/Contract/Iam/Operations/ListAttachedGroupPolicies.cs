using Fractus.Kernel.Contracts;

namespace Fractus.Iam.Contract;

[Shape]
public sealed partial record ListAttachedGroupPoliciesInput
{
    [Length(1, 128)]
    [Pattern(@"[\w+=,.@-]+")]
    public required string GroupName { get; init; }

    [Length(1, 512)]
    [Pattern(@"((/[A-Za-z0-9\.,\+@=_-]+)*)/")]
    public string? PathPrefix { get; init; }

    [Length(1, 320)]
    [Pattern(@"[\u0020-\u00FF]+")]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }
}

[Shape]
public sealed partial record ListAttachedGroupPoliciesOutput
{
    public IReadOnlyList<AttachedPolicy>? AttachedPolicies { get; init; }

    public bool? IsTruncated { get; init; }

    public string? Marker { get; init; }
}
