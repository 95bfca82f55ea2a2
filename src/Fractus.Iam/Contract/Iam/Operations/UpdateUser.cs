using Fractus.Kernel.Contracts;

namespace Fractus.Iam.Contract;

[Shape]
public sealed partial record UpdateUserInput
{
    [Length(1, 128)]
    [Pattern(@"[\w+=,.@-]+")]
    public required string UserName { get; init; }

    [Length(1, 512)]
    [Pattern(@"(\u002F)|(\u002F[\u0021-\u007E]+\u002F)")]
    public string? NewPath { get; init; }

    [Length(1, 64)]
    [Pattern(@"[\w+=,.@-]+")]
    public string? NewUserName { get; init; }
}
