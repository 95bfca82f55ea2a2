using Fractus.Kernel.Contracts;

namespace Fractus.Iam.Contract;

[Shape]
public sealed partial record ListPoliciesInput
{
    [Enum(typeof(PolicyScopeType))]
    public string? Scope { get; init; }

    public bool? OnlyAttached { get; init; }

    [Length(1, 512)]
    [Pattern(@"((/[A-Za-z0-9\.,\+@=_-]+)*)/")]
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
public sealed partial record ListPoliciesOutput
{
    public IReadOnlyList<Policy>? Policies { get; init; }

    public bool? IsTruncated { get; init; }

    public string? Marker { get; init; }
}
