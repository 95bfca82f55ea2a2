using Fractus.Kernel.Contracts;

namespace Fractus.Iam.Contract;

[Shape]
public sealed partial record CreateGroupInput
{
    [Length(1, 512)]
    [Pattern(@"(\u002F)|(\u002F[\u0021-\u007E]+\u002F)")]
    public string? Path { get; init; }

    [Length(1, 128)]
    [Pattern(@"[\w+=,.@-]+")]
    public required string GroupName { get; init; }
}

[Shape]
public sealed partial record CreateGroupOutput
{
    public Group? Group { get; init; }
}
