using Fractus.Kernel.Contracts;

namespace Fractus.Iam.Contract;

[Shape]
public sealed partial record AttachedPermissionsBoundary
{
    public string? PermissionsBoundaryType { get; init; }

    public string? PermissionsBoundaryArn { get; init; }
}
