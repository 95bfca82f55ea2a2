using System.Globalization;
using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules;
using Fractus.DynamoDb.Rules.Backups;
using Fractus.DynamoDb.Storage.Backups;
using Fractus.Kernel;

namespace Fractus.DynamoDb;

public sealed partial class DynamoDbService
{
    public async ValueTask<DeleteBackupOutput> DeleteBackup(DeleteBackupInput input, Caller caller, CancellationToken cancellation)
    {
        var backup = await _store.TransactAsync(
            transaction =>
            {
                var backup = FindBackup(transaction, caller, input.BackupArn);
                if (backup.IsSystem)
                {
                    throw Invalid.Request(
                        $"Invalid Request: User is not allowed to delete the system backup with arn {input.BackupArn}. "
                        + $"It will automatically expire on {backup.ExpiresAt?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)}");
                }

                CheckAvailable(backup, input.BackupArn);
                if (backup.RestoringTable is not null)
                {
                    throw new BackupInUseException($"Backup is being used to restore table: {input.BackupArn}");
                }

                BackupCatalog.Remove(transaction, backup);
                return backup;
            },
            cancellation);

        return new DeleteBackupOutput { BackupDescription = BackupDescriber.Describe(backup, BackupStatus.Deleted) };
    }

    private static void CheckAvailable(BackupRecord backup, string backupArn)
    {
        if (backup.Status != BackupStatus.Available)
        {
            throw new BackupInUseException($"Backup is being created: {backupArn}");
        }
    }
}
