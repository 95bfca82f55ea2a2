using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules.Tables;
using Fractus.DynamoDb.Storage;
using Fractus.Kernel;

namespace Fractus.DynamoDb;

public sealed partial class DynamoDbService
{
    public async ValueTask<CreateTableOutput> CreateTable(CreateTableInput input, Caller caller, CancellationToken cancellation)
    {
        TableRules.Check(input);
        var tableId = _ids.Uuid();
        var now = _time.GetUtcNow();

        var table = await _store.TransactAsync(
            transaction =>
            {
                if (transaction.TryGet(TableCatalog.RecordKey(caller, input.TableName), out _))
                {
                    throw new ResourceInUseException($"Table already exists: {input.TableName}");
                }

                var number = TableCatalog.NextNumber(transaction);
                TableCatalog.Write(transaction, caller, TableDescriber.Record(input, number, tableId, now));
                return TableCatalog.Read(transaction, caller, input.TableName)!;
            },
            cancellation);

        // The table can be used at once; the answer has the state in which callers expect to have to wait.
        return new CreateTableOutput { TableDescription = Describe(table, TableStatus.Creating) };
    }
}
