using Fractus.Kernel.Contracts;

namespace Fractus.Iam.Contract;

[Shape]
public sealed partial record GetUserInput
{
    [Length(1, 128)]
    [Pattern(@"[\w+=,.@-]+")]
    public string? UserName { get; init; }
}

[Shape]
public sealed partial record GetUserOutput
{
    public User? User { get; init; }
}
