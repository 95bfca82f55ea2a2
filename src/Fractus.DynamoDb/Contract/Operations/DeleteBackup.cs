using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record DeleteBackupInput
{
    [Length(37, 1024)]
    public required string BackupArn { get; init; }
}

[Shape]
public sealed partial record DeleteBackupOutput
{
    public BackupDescription? BackupDescription { get; init; }
}
