using Fractus.Kernel.Contracts;

namespace Fractus.Iam.Contract;

[Shape]
public sealed partial record GetRoleInput
{
    [Length(1, 64)]
    [Pattern(@"[\w+=,.@-]+")]
    public required string RoleName { get; init; }
}

[Shape]
public sealed partial record GetRoleOutput
{
    public Role? Role { get; init; }
}
