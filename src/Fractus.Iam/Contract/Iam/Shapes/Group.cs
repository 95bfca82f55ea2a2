using Fractus.Kernel.Contracts;

namespace Fractus.Iam.Contract;

[Shape]
public sealed partial record Group
{
    public string? Path { get; init; }

    public string? GroupName { get; init; }

    public string? GroupId { get; init; }

    public string? Arn { get; init; }

    public DateTimeOffset? CreateDate { get; init; }
}
