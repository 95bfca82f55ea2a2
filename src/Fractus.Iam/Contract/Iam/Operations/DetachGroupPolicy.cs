using Fractus.Kernel.Contracts;

namespace Fractus.Iam.Contract;

[Shape]
public sealed partial record DetachGroupPolicyInput
{
    [Length(1, 128)]
    [Pattern(@"[\w+=,.@-]+")]
    public required string GroupName { get; init; }

    [Length(20, 2048)]
    public required string PolicyArn { get; init; }
}
