using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules;
using Fractus.DynamoDb.Rules.Backups;
using Fractus.DynamoDb.Rules.Tables;
using Fractus.DynamoDb.Storage;
using Fractus.DynamoDb.Storage.Backups;
using Fractus.DynamoDb.Storage.Recovery;
using Fractus.Kernel;
using Fractus.Store;

namespace Fractus.DynamoDb;

public sealed partial class DynamoDbService
{
    // As many as the real service restores at once.
    private const int MaxRestores = 50;

    /// <summary>Makes a table of a backup's items; it is CREATING until it has them all.</summary>
    public async ValueTask<RestoreTableFromBackupOutput> RestoreTableFromBackup(
        RestoreTableFromBackupInput input, Caller caller, CancellationToken cancellation)
    {
        var name = BackupNames.Parse(input.BackupArn, caller);
        CheckRegion(name.Region, caller, input.SSESpecificationOverride, nameof(input.BackupArn));
        var overrides = RestoreOverrides.Of(input);
        var tableId = _ids.Uuid();
        var now = _time.GetUtcNow();
        var table = await _store.TransactAsync(
            transaction =>
            {
                var backup = FindBackup(transaction, caller, input.BackupArn);
                CheckAvailable(backup, input.BackupArn);
                var record = RestoreRules.Target(backup.Table, overrides, input.TargetTableName, tableId, now) with
                {
                    Restore = new RestoreRecord(backup.Arn, backup.TableArn, backup.CreatedAt),
                };
                CheckTarget(transaction, caller, record.Name);
                if (backup.RestoringTable is not null)
                {
                    throw new BackupInUseException($"Backup is being used to restore another table: {input.BackupArn}");
                }

                BackupCatalog.Write(transaction, backup with { RestoringTable = record.Name });
                var table = AddRestored(transaction, caller, record);
                BackupRestore.Job(table, backup).Write(transaction);
                return table;
            },
            cancellation);
        return new RestoreTableFromBackupOutput { TableDescription = DescribeRestored(table) };
    }

    private static Table AddRestored(ITransaction transaction, Caller caller, TableRecord record)
    {
        if (RestoreJobs.Count(transaction, caller.Account) >= MaxRestores)
        {
            throw new LimitExceededException(
                $"Subscriber limit exceeded: Only {MaxRestores} restore operations can be done simultaneously");
        }

        TableCatalog.Write(transaction, caller, record with { Number = TableCatalog.NextNumber(transaction) });
        return TableCatalog.Read(transaction, caller, record.Name)!;
    }

    private TableDescription DescribeRestored(Table table)
    {
        if (table.Record.UsesManagedKey)
        {
            LogEncryption(table);
        }

        return Describe(table);
    }

    private static void CheckTarget(IReadTransaction reader, Caller caller, string name)
    {
        if (TableCatalog.Read(reader, caller, name) is { } existing)
        {
            throw existing.Record.Restore switch
            {
                { BackupArn: { } arn } => new TableInUseException($"Table: {name} is already being restored from backup: {arn}"),
                { TableArn: { } arn } => new TableInUseException($"Table: {name} is already being restored from table: {arn}"),
                null => new TableAlreadyExistsException($"Table already exists: {name}"),
            };
        }
    }

    // The real service asks for an encryption of its own before it takes data to another region.
    private static void CheckRegion(string region, Caller caller, SSESpecification? encryption, string parameter)
    {
        if (region != caller.Region)
        {
            throw encryption is null
                ? Invalid.Request("Invalid Request: sseSpecificationOverride must be provided for cross-region restores")
                : Invalid.NotBuilt($"{parameter} of another region");
        }
    }
}
