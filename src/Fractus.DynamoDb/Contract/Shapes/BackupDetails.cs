using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record BackupDetails
{
    public string? BackupArn { get; init; }

    public string? BackupName { get; init; }

    public long? BackupSizeBytes { get; init; }

    public string? BackupStatus { get; init; }

    public string? BackupType { get; init; }

    public DateTimeOffset? BackupCreationDateTime { get; init; }

    public DateTimeOffset? BackupExpiryDateTime { get; init; }
}
