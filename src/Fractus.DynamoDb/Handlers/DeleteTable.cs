using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Maintenance;
using Fractus.DynamoDb.Rules;
using Fractus.DynamoDb.Rules.Tables;
using Fractus.DynamoDb.Storage;
using Fractus.Kernel;

namespace Fractus.DynamoDb;

public sealed partial class DynamoDbService
{
    public async ValueTask<DeleteTableOutput> DeleteTable(DeleteTableInput input, Caller caller, CancellationToken cancellation)
    {
        var name = FindNamed(caller, input.TableName).Name;
        var now = _time.GetUtcNow();
        var (table, backup) = await _store.TransactAsync(
            transaction =>
            {
                var table = TableCatalog.Read(transaction, caller, name) ?? throw TableNames.NotFound(name);
                if (table.Record.IsDeletionProtected)
                {
                    throw Invalid.Request(
                        "Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.");
                }

                CheckIsIdle(table.Record);
                StreamCatalog.Close(transaction, table.Record, table.Arn, now);
                ItemExpiry.End(transaction, table);
                var backup = RecoveryUpkeep.End(transaction, table, now);
                transaction.Clear(table.RecordKey);
                ResourcePolicies.ClearAll(transaction, caller, name);
                transaction.ClearRange(KeySpace.Counts(table.Record.Number));
                TableHolds.Remove(transaction, table.Record.Number);
                return (table, backup);
            },
            cancellation);
        _statistics.Forget(table);
        _throttle?.Forget(table);
        if (backup is not null)
        {
            _backups.StartOfDeletedTable(backup);
        }

        // What the service answers while it deletes: the table without its details.
        var description = TableDescriber.Describe(table, now, static _ => (0, 0));
        return new DeleteTableOutput
        {
            TableDescription = description with
            {
                TableStatus = TableStatus.Deleting,
                AttributeDefinitions = null,
                KeySchema = null,
                CreationDateTime = null,
                LocalSecondaryIndexes = null,
                GlobalSecondaryIndexes = null,
                WarmThroughput = null,
            },
        };
    }

    private static void CheckIsIdle(TableRecord record)
    {
        TableUpdate.CheckIsActive(record);
        if (record.Indexes.Any(index => index.IsBackfilling))
        {
            throw new ResourceInUseException(
                "Attempt to change a resource which is still in use: "
                + "Cannot delete table while indexes are being created, updated, or deleted.");
        }
    }
}
