using Fractus.Kernel.Contracts;

namespace Fractus.Iam.Contract;

[Shape]
public sealed partial record DeleteRoleInput
{
    [Length(1, 64)]
    [Pattern(@"[\w+=,.@-]+")]
    public required string RoleName { get; init; }
}
