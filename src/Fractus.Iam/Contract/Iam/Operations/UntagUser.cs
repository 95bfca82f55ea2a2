using Fractus.Kernel.Contracts;

namespace Fractus.Iam.Contract;

[Shape]
public sealed partial record UntagUserInput
{
    [Length(1, 128)]
    [Pattern(@"[\w+=,.@-]+")]
    public required string UserName { get; init; }

    [Length(0, 50)]
    [Each(MinLength = 1, MaxLength = 128, Pattern = @"^[\p{L}\p{Z}\p{N}_.:/=+\-@]+$")]
    public required IReadOnlyList<string> TagKeys { get; init; }
}
