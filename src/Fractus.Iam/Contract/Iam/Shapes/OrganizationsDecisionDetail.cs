using Fractus.Kernel.Contracts;

namespace Fractus.Iam.Contract;

[Shape]
public sealed partial record OrganizationsDecisionDetail
{
    public bool? AllowedByOrganizations { get; init; }
}
