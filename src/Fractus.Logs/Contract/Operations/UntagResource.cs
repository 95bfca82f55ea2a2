using Fractus.Kernel.Contracts;

namespace Fractus.Logs.Contract;

[Shape]
public sealed partial record UntagResourceInput
{
    [Name("resourceArn")]
    [Length(1, 1011)]
    [Pattern(@"[\w+=/:,.@-]*")]
    public required string ResourceArn { get; init; }

    [Name("tagKeys")]
    [Length(0, 50)]
    [Each(MinLength = 1, MaxLength = 128, Pattern = @"^([\p{L}\p{Z}\p{N}_.:/=+\-@]+)$")]
    public required IReadOnlyList<string> TagKeys { get; init; }
}
