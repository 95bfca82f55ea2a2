using Fractus.Kernel.Contracts;

namespace Fractus.Iam.Contract;

[Shape]
public sealed partial record UntagRoleInput
{
    [Length(1, 64)]
    [Pattern(@"[\w+=,.@-]+")]
    public required string RoleName { get; init; }

    [Length(0, 50)]
    [Each(MinLength = 1, MaxLength = 128, Pattern = @"^[\p{L}\p{Z}\p{N}_.:/=+\-@]+$")]
    public required IReadOnlyList<string> TagKeys { get; init; }
}
