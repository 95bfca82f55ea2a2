using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record ListBackupsInput
{
    [Length(1, 1024)]
    public string? TableName { get; init; }

    [Range(1, 100)]
    public int? Limit { get; init; }

    public DateTimeOffset? TimeRangeLowerBound { get; init; }

    public DateTimeOffset? TimeRangeUpperBound { get; init; }

    [Length(37, 1024)]
    public string? ExclusiveStartBackupArn { get; init; }

    [Enum(typeof(BackupTypeFilter))]
    public string? BackupType { get; init; }
}

[Shape]
public sealed partial record ListBackupsOutput
{
    public IReadOnlyList<BackupSummary>? BackupSummaries { get; init; }

    public string? LastEvaluatedBackupArn { get; init; }
}
