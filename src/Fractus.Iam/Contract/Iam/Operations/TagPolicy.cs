using Fractus.Kernel.Contracts;

namespace Fractus.Iam.Contract;

[Shape]
public sealed partial record TagPolicyInput
{
    [Length(20, 2048)]
    public required string PolicyArn { get; init; }

    [Length(0, 50)]
    public required IReadOnlyList<Tag> Tags { get; init; }
}
