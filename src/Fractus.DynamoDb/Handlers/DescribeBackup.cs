using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules.Backups;
using Fractus.DynamoDb.Storage.Backups;
using Fractus.Kernel;
using Fractus.Store;

namespace Fractus.DynamoDb;

public sealed partial class DynamoDbService
{
    public ValueTask<DescribeBackupOutput> DescribeBackup(DescribeBackupInput input, Caller caller, CancellationToken cancellation)
    {
        using var snapshot = _store.OpenSnapshot();
        var backup = FindBackup(snapshot, caller, input.BackupArn);
        return ValueTask.FromResult(new DescribeBackupOutput { BackupDescription = BackupDescriber.Describe(backup, backup.Status) });
    }

    // As the real service, this looks in the region that is asked, whichever the ARN names.
    private static BackupRecord FindBackup(IReadTransaction reader, Caller caller, string backupArn)
    {
        var name = BackupNames.Parse(backupArn, caller);
        return BackupCatalog.Find(reader, BackupCatalog.Key(caller.Account, caller.Region, name.Table, name.Id))
            ?? throw BackupNames.NotFound(backupArn);
    }
}
