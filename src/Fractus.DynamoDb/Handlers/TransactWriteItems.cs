using System.Globalization;
using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules;
using Fractus.DynamoDb.Rules.Transactions;
using Fractus.DynamoDb.Storage;
using Fractus.Kernel;

namespace Fractus.DynamoDb;

public sealed partial class DynamoDbService
{
    public async ValueTask<TransactWriteItemsOutput> TransactWriteItems(
        TransactWriteItemsInput input, Caller caller, CancellationToken cancellation)
    {
        var items = input.TransactItems;
        var tables = new TableAddress[items.Count];
        for (var i = 0; i < tables.Length; i++)
        {
            var (member, nameOrArn) = TransactActionReader.Table(items[i]);
            tables[i] = TableNames.At(nameOrArn, caller, $"transactItems.{i + 1}.member.{member}.tableName");
        }

        var actions = items.Select(TransactActionReader.Read).ToArray();
        TransactionRules.CheckSize(actions.Sum(action => action.Size));
        var token = input.ClientRequestToken is { } text
            ? new RequestToken(caller, "TransactWriteItems", text, Fingerprint(items), _time.GetUtcNow())
            : null;

        var written = await WriteTransactionAsync(() => Mutations(tables, actions), token, cancellation);
        return new TransactWriteItemsOutput
        {
            ConsumedCapacity = written.Earlier is { } earlier
                ? ConsumedBefore(caller, earlier, input.ReturnConsumedCapacity)
                : ConsumedByTable(written.Results, input.ReturnConsumedCapacity, CapacityKind.TransactionalWrite),
            ItemCollectionMetrics = CollectionsByTable(
                written.Results.Where(result => !ReferenceEquals(result.Old, result.New)), input.ReturnItemCollectionMetrics),
        };
    }

    /// <param name="prepare">Makes the mutations; called again where a table turns out to have changed.</param>
    /// <param name="token">The client's, which makes a retry do nothing.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    private async ValueTask<WriteTransactionResult> WriteTransactionAsync(
        Func<ItemMutation[]> prepare, RequestToken? token, CancellationToken cancellation)
    {
        while (true)
        {
            var mutations = prepare();
            ItemStore.Prefetch(_store, mutations);
            var now = _time.GetUtcNow();
            try
            {
                var written = await _store.TransactAsync(
                    transaction => WriteTransaction.Apply(transaction, mutations, token, now), cancellation);
                Array.ForEach(written.Results, Count);
                Array.ForEach(written.Results, result => result.Table.Throughput?.CountPreparation(result));
                return written;
            }
            catch (StaleTableException)
            {
                _catalog.Forget();
            }
        }
    }

    private ItemMutation[] Mutations(TableAddress[] addresses, TransactAction[] actions)
    {
        var tables = Array.ConvertAll(addresses, _catalog.Get);
        for (var i = 0; i < actions.Length; i++)
        {
            actions[i].CheckNotEmpty(tables[i]);
        }

        TransactionRules.CheckEach(actions.Length, i => actions[i].Check(tables[i]));
        var mutations = actions.Select((action, i) => action.Mutation(tables[i])).ToArray();
        TransactionRules.CheckDistinct(mutations.Select(mutation => mutation.Key));
        return mutations;
    }

    // A retry is charged for reading what the first request wrote.
    private List<ConsumedCapacity>? ConsumedBefore(Caller caller, AttributeMap unitsByTable, string? wanted)
    {
        var reported = new List<ConsumedCapacity>();
        foreach (var entry in unitsByTable)
        {
            if (_catalog.Find(TableAddress.Own(caller, entry.NameText)) is not { } table)
            {
                continue;
            }

            var use = new CapacityUse(table, CapacityKind.TransactionalRead);
            use.AddTable(double.Parse(entry.Value.Text, CultureInfo.InvariantCulture));
            if (use.Report(wanted) is { } capacity)
            {
                reported.Add(capacity);
            }
        }

        return reported.Count > 0 ? reported : null;
    }

    private static byte[] Fingerprint(IReadOnlyList<TransactWriteItem> items)
    {
        using var fingerprint = new RequestFingerprint();
        foreach (var item in items)
        {
            var (member, table) = TransactActionReader.Table(item);
            fingerprint.Add(member).Add(table)
                .Add(item.Put?.Item ?? item.Delete?.Key ?? item.Update?.Key ?? item.ConditionCheck!.Key)
                .Add(item.Update?.UpdateExpression)
                .Add(item.Put?.ConditionExpression ?? item.Delete?.ConditionExpression
                    ?? item.Update?.ConditionExpression ?? item.ConditionCheck?.ConditionExpression)
                .Add(item.Put?.ExpressionAttributeNames ?? item.Delete?.ExpressionAttributeNames
                    ?? item.Update?.ExpressionAttributeNames ?? item.ConditionCheck?.ExpressionAttributeNames)
                .Add(item.Put?.ExpressionAttributeValues ?? item.Delete?.ExpressionAttributeValues
                    ?? item.Update?.ExpressionAttributeValues ?? item.ConditionCheck?.ExpressionAttributeValues);
        }

        return fingerprint.Finish();
    }
}
