using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record CreateBackupInput
{
    [Length(1, 1024)]
    public required string TableName { get; init; }

    [Length(3, 255)]
    [Pattern("[a-zA-Z0-9_.-]+")]
    public required string BackupName { get; init; }
}

[Shape]
public sealed partial record CreateBackupOutput
{
    public BackupDetails? BackupDetails { get; init; }
}
