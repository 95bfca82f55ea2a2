using Fractus.Kernel.Contracts;

namespace Fractus.Iam.Contract;

[Shape]
public sealed partial record PermissionsBoundaryDecisionDetail
{
    public bool? AllowedByPermissionsBoundary { get; init; }
}
