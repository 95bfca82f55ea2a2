using Fractus.Kernel.Contracts;

namespace Fractus.Iam.Contract;

[Shape]
public sealed partial record GetGroupPolicyInput
{
    [Length(1, 128)]
    [Pattern(@"[\w+=,.@-]+")]
    public required string GroupName { get; init; }

    [Length(1, 128)]
    [Pattern(@"[\w+=,.@-]+")]
    public required string PolicyName { get; init; }
}

[Shape]
public sealed partial record GetGroupPolicyOutput
{
    public string? GroupName { get; init; }

    public string? PolicyName { get; init; }

    public string? PolicyDocument { get; init; }
}
