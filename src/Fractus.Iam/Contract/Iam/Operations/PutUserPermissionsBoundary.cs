using Fractus.Kernel.Contracts;

namespace Fractus.Iam.Contract;

[Shape]
public sealed partial record PutUserPermissionsBoundaryInput
{
    [Length(1, 64)]
    [Pattern(@"[\w+=,.@-]+")]
    public required string UserName { get; init; }

    [Length(20, 2048)]
    public required string PermissionsBoundary { get; init; }
}
