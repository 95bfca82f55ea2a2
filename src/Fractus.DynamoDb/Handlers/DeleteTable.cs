using Fractus.DynamoDb.Contract;
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
        var table = await _store.TransactAsync(
            transaction =>
            {
                var table = TableCatalog.Read(transaction, caller, name) ?? throw TableNames.NotFound(name);
                if (table.Record.IsDeletionProtected)
                {
                    throw Invalid.Request(
                        "Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.");
                }

                transaction.Clear(table.RecordKey);
                transaction.ClearRange(KeySpace.All(table.Record.Number));
                transaction.ClearRange(KeySpace.Counts(table.Record.Number));
                return table;
            },
            cancellation);
        _statistics.Forget(table);

        // What the service answers while it deletes: the table without its details.
        var description = TableDescriber.Describe(table, TableStatus.Deleting, static _ => (0, 0));
        return new DeleteTableOutput
        {
            TableDescription = description with
            {
                AttributeDefinitions = null,
                KeySchema = null,
                CreationDateTime = null,
                LocalSecondaryIndexes = null,
                GlobalSecondaryIndexes = null,
            },
        };
    }
}
