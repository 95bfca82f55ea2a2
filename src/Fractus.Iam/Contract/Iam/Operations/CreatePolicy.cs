using Fractus.Kernel.Contracts;

namespace Fractus.Iam.Contract;

[Shape]
public sealed partial record CreatePolicyInput
{
    [Length(1, 128)]
    [Pattern(@"[\w+=,.@-]+")]
    public required string PolicyName { get; init; }

    [Length(1, 512)]
    [Pattern(@"((/[A-Za-z0-9\.,\+@=_-]+)*)/")]
    public string? Path { get; init; }

    [Length(1, 131072)]
    [Pattern(@"[\u0009\u000A\u000D\u0020-\u00FF]+")]
    public required string PolicyDocument { get; init; }

    [Length(0, 1000)]
    public string? Description { get; init; }

    [Length(0, 50)]
    public IReadOnlyList<Tag>? Tags { get; init; }
}

[Shape]
public sealed partial record CreatePolicyOutput
{
    public Policy? Policy { get; init; }
}
