using Fractus.Kernel.Contracts;

namespace Fractus.Iam.Contract;

[Shape]
public sealed partial record GetPolicyInput
{
    [Length(20, 2048)]
    public required string PolicyArn { get; init; }
}

[Shape]
public sealed partial record GetPolicyOutput
{
    public Policy? Policy { get; init; }
}
