using Fractus.Kernel.Contracts;

namespace Fractus.Iam.Contract;

[Shape]
public sealed partial record TagRoleInput
{
    [Length(1, 64)]
    [Pattern(@"[\w+=,.@-]+")]
    public required string RoleName { get; init; }

    [Length(0, 50)]
    public required IReadOnlyList<Tag> Tags { get; init; }
}
