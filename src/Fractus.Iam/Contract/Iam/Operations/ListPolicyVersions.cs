using Fractus.Kernel.Contracts;

namespace Fractus.Iam.Contract;

[Shape]
public sealed partial record ListPolicyVersionsInput
{
    [Length(20, 2048)]
    public required string PolicyArn { get; init; }

    [Length(1, 320)]
    [Pattern(@"[\u0020-\u00FF]+")]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }
}

[Shape]
public sealed partial record ListPolicyVersionsOutput
{
    public IReadOnlyList<PolicyVersion>? Versions { get; init; }

    public bool? IsTruncated { get; init; }

    public string? Marker { get; init; }
}
