using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules.Backups;
using Fractus.DynamoDb.Rules.Tables;
using Fractus.DynamoDb.Storage;
using Fractus.DynamoDb.Storage.Backups;
using Fractus.Kernel;
using Fractus.Store;

namespace Fractus.DynamoDb;

public sealed partial class DynamoDbService
{
    private const int MaxUnfinishedBackups = 50;

    /// <summary>
    /// Backs up a table as it is at this call, while writes go on. The answer says CREATING, as the real one; a small table's backup is
    /// AVAILABLE at once.
    /// </summary>
    public async ValueTask<CreateBackupOutput> CreateBackup(CreateBackupInput input, Caller caller, CancellationToken cancellation)
    {
        var name = BackupNames.Table(input.TableName, caller);
        var suffix = BackupSuffix();
        var now = _time.GetUtcNow();

        // Taken first: all that was acknowledged before this call is in it.
        var snapshot = _store.OpenSnapshot();
        try
        {
            var backup = await _store.TransactAsync(
                transaction =>
                {
                    var table = ReadForBackups(transaction, caller, name);
                    if (transaction.Range(KeySpace.UnfinishedBackups.Range(), limit: MaxUnfinishedBackups).Count() == MaxUnfinishedBackups)
                    {
                        throw new LimitExceededException(
                            $"Subscriber limit exceeded: Only {MaxUnfinishedBackups} backups can be created simultaneously");
                    }

                    return BackupCatalog.Add(transaction, BackupRecord.Of(table, BackupType.User, input.BackupName, now, suffix), suffix);
                },
                cancellation);
            _backups.Start(backup, snapshot);
            return new CreateBackupOutput { BackupDetails = BackupDescriber.Details(backup, BackupStatus.Creating) };
        }
        catch
        {
            snapshot.Dispose();
            throw;
        }
    }

    private string BackupSuffix()
    {
        Span<byte> bytes = stackalloc byte[4];
        _ids.Fill(bytes);
        return Convert.ToHexStringLower(bytes);
    }

    // To the operations on backups a table that is still being filled is not there.
    private static Table ReadForBackups(IReadTransaction reader, Caller caller, string name) =>
        TableCatalog.Read(reader, caller, name) is { Record.IsBeingFilled: false } table ? table : throw BackupNames.TableNotFound(name);
}
