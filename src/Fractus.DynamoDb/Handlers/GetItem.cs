using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules;
using Fractus.DynamoDb.Rules.Expressions;
using Fractus.DynamoDb.Storage;
using Fractus.Kernel;

namespace Fractus.DynamoDb;

public sealed partial class DynamoDbService
{
    public ValueTask<GetItemOutput> GetItem(GetItemInput input, Caller caller, CancellationToken cancellation)
    {
        ParameterRules.CheckStyle(
            [Given.Of("ProjectionExpression", input.ProjectionExpression)],
            [Given.Of("AttributesToGet", input.AttributesToGet)],
            input.ExpressionAttributeNames);
        ParameterRules.CheckValues(input.Key);
        ParameterRules.CheckAttributesToGet(input.AttributesToGet);
        var paths = ReadPaths(input.ProjectionExpression, input.AttributesToGet, input.ExpressionAttributeNames);
        var table = _catalog.Get(TableNames.At(input.TableName, caller));
        KeyRules.CheckKey(input.Key, table.Keys);
        KeyPaths.Check(paths ?? [], table);

        table.Throughput?.CheckRead();
        AttributeMap? item;
        using (var snapshot = _store.OpenSnapshot())
        {
            item = ItemStore.Find(snapshot, ItemKey.OfItem(table, input.Key));
        }

        table.Throughput?.CountRead(CapacityUse.ReadUnits(item is null ? 0 : ItemSize.Of(item), input.ConsistentRead == true));
        return ValueTask.FromResult(new GetItemOutput
        {
            Item = item is null || paths is null ? item : new ItemProjection(paths).Apply(item),
            ConsumedCapacity = ReadCapacity(table, item, input.ConsistentRead == true, input.ReturnConsumedCapacity),
        });
    }

    private static DocumentPath[]? ReadPaths(
        string? expression, IReadOnlyList<string>? attributesToGet, IReadOnlyDictionary<string, string>? names)
    {
        if (expression is null && names is null)
        {
            return Selection.Read(null, attributesToGet, null);
        }

        var binder = new Binder(names, null);
        var paths = Selection.Read(expression, attributesToGet, binder);
        binder.CheckAllUsed();
        return paths;
    }

    private static ConsumedCapacity? ReadCapacity(Rules.Tables.Table table, AttributeMap? item, bool isConsistent, string? wanted)
    {
        if (wanted is null)
        {
            return null;
        }

        var use = new CapacityUse(table);
        use.AddTable(CapacityUse.ReadUnits(item is null ? 0 : ItemSize.Of(item), isConsistent));
        return use.Report(wanted);
    }
}
