using Fractus.Kernel.Contracts;

namespace Fractus.Iam.Contract;

[Shape]
public sealed partial record PolicyRole
{
    public string? RoleName { get; init; }

    public string? RoleId { get; init; }
}
