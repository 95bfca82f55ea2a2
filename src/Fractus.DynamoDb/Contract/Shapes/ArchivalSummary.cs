using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record ArchivalSummary
{
    public DateTimeOffset? ArchivalDateTime { get; init; }

    public string? ArchivalReason { get; init; }

    public string? ArchivalBackupArn { get; init; }
}
