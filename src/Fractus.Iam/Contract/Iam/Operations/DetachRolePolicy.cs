using Fractus.Kernel.Contracts;

namespace Fractus.Iam.Contract;

[Shape]
public sealed partial record DetachRolePolicyInput
{
    [Length(1, 64)]
    [Pattern(@"[\w+=,.@-]+")]
    public required string RoleName { get; init; }

    [Length(20, 2048)]
    public required string PolicyArn { get; init; }
}
