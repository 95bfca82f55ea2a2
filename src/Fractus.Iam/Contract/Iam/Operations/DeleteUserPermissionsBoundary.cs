using Fractus.Kernel.Contracts;

namespace Fractus.Iam.Contract;

[Shape]
public sealed partial record DeleteUserPermissionsBoundaryInput
{
    [Length(1, 64)]
    [Pattern(@"[\w+=,.@-]+")]
    public required string UserName { get; init; }
}
