using Fractus.Kernel.Contracts;

namespace Fractus.Iam.Contract;

[Shape]
public sealed partial record PolicyUser
{
    public string? UserName { get; init; }

    public string? UserId { get; init; }
}
