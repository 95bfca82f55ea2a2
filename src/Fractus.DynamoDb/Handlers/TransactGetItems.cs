using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules;
using Fractus.DynamoDb.Rules.Expressions;
using Fractus.DynamoDb.Rules.Tables;
using Fractus.DynamoDb.Rules.Transactions;
using Fractus.DynamoDb.Storage;
using Fractus.Kernel;

namespace Fractus.DynamoDb;

public sealed partial class DynamoDbService
{
    public ValueTask<TransactGetItemsOutput> TransactGetItems(TransactGetItemsInput input, Caller caller, CancellationToken cancellation)
    {
        var gets = input.TransactItems.Select(item => item.Get).ToArray();
        var addresses = gets.Select((get, i) => TableNames.At(get.TableName, caller, $"transactItems.{i + 1}.member.get.tableName")).ToArray();
        var paths = Array.ConvertAll(gets, ReadTransactGet);
        var tables = Array.ConvertAll(addresses, _catalog.Get);
        for (var i = 0; i < gets.Length; i++)
        {
            KeyRules.CheckNotEmpty(gets[i].Key, tables[i]);
        }

        TransactionRules.CheckEach(gets.Length, i =>
        {
            KeyRules.CheckKey(gets[i].Key, tables[i].Keys);
            KeyPaths.Check(paths[i] ?? [], tables[i]);
        });
        var keys = gets.Select((get, i) => ItemKey.OfItem(tables[i], get.Key)).ToArray();
        TransactionRules.CheckDistinct(keys);

        var items = FindAll(tables, keys);
        TransactionRules.CheckSize(items.Sum(item => item is null ? 0L : ItemSize.Of(item)));
        return ValueTask.FromResult(new TransactGetItemsOutput
        {
            ConsumedCapacity = ConsumedByReads(
                tables.Select((table, i) => (table, items[i], true)), input.ReturnConsumedCapacity, CapacityKind.TransactionalRead),
            Responses = [.. items.Select((item, i) => new ItemResponse
            {
                Item = item is null || paths[i] is not { } wanted ? item : new ItemProjection(wanted).Apply(item),
            })],
        });
    }

    private static DocumentPath[]? ReadTransactGet(Get get)
    {
        ParameterRules.CheckStyle([Given.Of("ProjectionExpression", get.ProjectionExpression)], [], get.ExpressionAttributeNames);
        ParameterRules.CheckValues(get.Key, Wording.Older);
        return ReadPaths(get.ProjectionExpression, null, get.ExpressionAttributeNames);
    }

    private AttributeMap?[] FindAll(Table[] tables, byte[][] keys)
    {
        Array.ForEach(tables, table => table.Throughput?.CheckRead());

        // One snapshot: no transaction is seen in part.
        using var snapshot = _store.OpenSnapshot();
        var items = Array.ConvertAll(keys, key => ItemStore.Find(snapshot, key));
        for (var i = 0; i < items.Length; i++)
        {
            var units = CapacityUse.ReadUnits(items[i] is { } item ? ItemSize.Of(item) : 0, isConsistent: true);
            tables[i].Throughput?.CountRead(units * CapacityUse.TransactionFactor);
        }

        return items;
    }

    private static List<ConsumedCapacity>? ConsumedByReads(
        IEnumerable<(Table Table, AttributeMap? Item, bool IsConsistent)> reads, string? wanted, CapacityKind kind)
    {
        var uses = new Dictionary<string, CapacityUse>(StringComparer.Ordinal);
        foreach (var (table, item, isConsistent) in reads)
        {
            var use = uses.GetValueOrDefault(table.Name) ?? new CapacityUse(table, kind);
            use.AddTable(CapacityUse.ReadUnits(item is null ? 0 : ItemSize.Of(item), isConsistent));
            uses[table.Name] = use;
        }

        var reported = uses.Values.Select(use => use.Report(wanted)).OfType<ConsumedCapacity>().ToList();
        return reported.Count > 0 ? reported : null;
    }
}
