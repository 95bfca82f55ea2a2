using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules.Policies;
using Fractus.DynamoDb.Rules.Tables;
using Fractus.DynamoDb.Storage;
using Fractus.Kernel;

namespace Fractus.DynamoDb;

public sealed partial class DynamoDbService
{
    public async ValueTask<CreateTableOutput> CreateTable(CreateTableInput input, Caller caller, CancellationToken cancellation)
    {
        TableRules.Check(input);
        var now = _time.GetUtcNow();
        var record = TableDescriber.Record(input, _ids.Uuid(), now);
        var policy = input.ResourcePolicy is { } given ? CheckedPolicy(given) : null;
        var tableArn = caller.Arn("dynamodb", $"table/{input.TableName}");
        var table = await _store.TransactAsync(
            transaction =>
            {
                if (TableCatalog.Read(transaction, caller, input.TableName) is { } existing)
                {
                    var trouble = existing.Record.Restore is null ? "Table already exists" : "Table is being used";
                    throw new ResourceInUseException($"{trouble}: {input.TableName}");
                }

                if (policy is not null)
                {
                    ResourcePolicies.Put(transaction, PolicyTarget.Of(tableArn, caller), policy, now);
                }

                var number = TableCatalog.NextNumber(transaction);
                TableCatalog.Write(transaction, caller, StreamCatalog.Change(
                    transaction, record with { Number = number }, input.StreamSpecification, tableArn, now));
                return TableCatalog.Read(transaction, caller, input.TableName)!;
            },
            cancellation);
        if (table.Record.UsesManagedKey)
        {
            LogEncryption(table);
        }

        // The table can be used at once.
        return new CreateTableOutput { TableDescription = TableDescriber.AsCreating(Describe(table), input) };
    }
}
