using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record DescribeBackupInput
{
    [Length(37, 1024)]
    public required string BackupArn { get; init; }
}

[Shape]
public sealed partial record DescribeBackupOutput
{
    public BackupDescription? BackupDescription { get; init; }
}
