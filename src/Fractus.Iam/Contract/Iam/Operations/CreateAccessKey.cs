using Fractus.Kernel.Contracts;

namespace Fractus.Iam.Contract;

[Shape]
public sealed partial record CreateAccessKeyInput
{
    [Length(1, 128)]
    [Pattern(@"[\w+=,.@-]+")]
    public string? UserName { get; init; }
}

[Shape]
public sealed partial record CreateAccessKeyOutput
{
    public AccessKey? AccessKey { get; init; }
}
