using Fractus.Kernel.Contracts;

namespace Fractus.Iam.Contract;

[Shape]
public sealed partial record RoleLastUsed
{
    public DateTimeOffset? LastUsedDate { get; init; }

    public string? Region { get; init; }
}
