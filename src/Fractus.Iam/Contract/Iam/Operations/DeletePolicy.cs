using Fractus.Kernel.Contracts;

namespace Fractus.Iam.Contract;

[Shape]
public sealed partial record DeletePolicyInput
{
    [Length(20, 2048)]
    public required string PolicyArn { get; init; }
}
