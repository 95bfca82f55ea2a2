using Fractus.Kernel.Contracts;

namespace Fractus.Iam.Contract;

[Shape]
public sealed partial record CreateUserInput
{
    [Length(1, 512)]
    [Pattern(@"(\u002F)|(\u002F[\u0021-\u007E]+\u002F)")]
    public string? Path { get; init; }

    [Length(1, 64)]
    [Pattern(@"[\w+=,.@-]+")]
    public required string UserName { get; init; }

    [Length(20, 2048)]
    public string? PermissionsBoundary { get; init; }

    [Length(0, 50)]
    public IReadOnlyList<Tag>? Tags { get; init; }
}

[Shape]
public sealed partial record CreateUserOutput
{
    public User? User { get; init; }
}
