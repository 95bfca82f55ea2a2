using Fractus.Kernel.Contracts;

namespace Fractus.Iam.Contract;

[Shape]
public sealed partial record UntagPolicyInput
{
    [Length(20, 2048)]
    public required string PolicyArn { get; init; }

    [Length(0, 50)]
    [Each(MinLength = 1, MaxLength = 128, Pattern = @"^[\p{L}\p{Z}\p{N}_.:/=+\-@]+$")]
    public required IReadOnlyList<string> TagKeys { get; init; }
}
