using Fractus.Kernel.Contracts;

namespace Fractus.Iam.Contract;

[Shape]
public sealed partial record AddUserToGroupInput
{
    [Length(1, 128)]
    [Pattern(@"[\w+=,.@-]+")]
    public required string GroupName { get; init; }

    [Length(1, 128)]
    [Pattern(@"[\w+=,.@-]+")]
    public required string UserName { get; init; }
}
