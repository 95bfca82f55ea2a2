using Fractus.Kernel.Contracts;

namespace Fractus.Iam.Contract;

[Shape]
public sealed partial record PolicyGroup
{
    public string? GroupName { get; init; }

    public string? GroupId { get; init; }
}
