using Fractus.Kernel.Contracts;

namespace Fractus.Iam.Contract;

[Shape]
public sealed partial record GetRolePolicyInput
{
    [Length(1, 64)]
    [Pattern(@"[\w+=,.@-]+")]
    public required string RoleName { get; init; }

    [Length(1, 128)]
    [Pattern(@"[\w+=,.@-]+")]
    public required string PolicyName { get; init; }
}

[Shape]
public sealed partial record GetRolePolicyOutput
{
    public string? RoleName { get; init; }

    public string? PolicyName { get; init; }

    public string? PolicyDocument { get; init; }
}
