using Fractus.Kernel.Contracts;

namespace Fractus.Iam.Contract;

[Shape]
public sealed partial record AccessKeyLastUsed
{
    public DateTimeOffset? LastUsedDate { get; init; }

    public string? ServiceName { get; init; }

    public string? Region { get; init; }
}
