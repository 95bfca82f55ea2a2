using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record BackupSummary
{
    public string? TableName { get; init; }

    public string? TableId { get; init; }

    public string? TableArn { get; init; }

    public string? BackupArn { get; init; }

    public string? BackupName { get; init; }

    public DateTimeOffset? BackupCreationDateTime { get; init; }

    public DateTimeOffset? BackupExpiryDateTime { get; init; }

    public string? BackupStatus { get; init; }

    public string? BackupType { get; init; }

    public long? BackupSizeBytes { get; init; }
}
