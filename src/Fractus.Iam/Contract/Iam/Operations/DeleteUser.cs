using Fractus.Kernel.Contracts;

namespace Fractus.Iam.Contract;

[Shape]
public sealed partial record DeleteUserInput
{
    [Length(1, 128)]
    [Pattern(@"[\w+=,.@-]+")]
    public required string UserName { get; init; }
}
