using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record RestoreSummary
{
    public string? SourceBackupArn { get; init; }

    public string? SourceTableArn { get; init; }

    public DateTimeOffset? RestoreDateTime { get; init; }

    public bool? RestoreInProgress { get; init; }
}
