using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules;
using Fractus.DynamoDb.Rules.Expressions;
using Fractus.DynamoDb.Storage;
using Fractus.Kernel;

namespace Fractus.DynamoDb;

public sealed partial class DynamoDbService
{
    public async ValueTask<PutItemOutput> PutItem(PutItemInput input, Caller caller, CancellationToken cancellation)
    {
        var condition = RequestFaults.Detect(input, input.Wording(), ReadPut);
        ParameterRules.CheckSize(input.Item);
        var address = TableNames.At(input.TableName, caller);

        var result = await WriteAsync(
            () =>
            {
                var table = _catalog.Get(address);
                KeyRules.CheckItem(input.Item, table);
                return new PutMutation(table, input.Item)
                {
                    Condition = condition,
                    ReturnsItemOnFailure = input.ReturnValuesOnConditionCheckFailure == ReturnValuesOnConditionCheckFailure.AllOld,
                };
            },
            cancellation);
        return new PutItemOutput
        {
            Attributes = input.ReturnValues == ReturnValue.AllOld ? result.Old : null,
            ConsumedCapacity = Consumed(result, input.ReturnConsumedCapacity),
            ItemCollectionMetrics = ItemCollections.Measure(_store, result, input.ReturnItemCollectionMetrics),
        };
    }

    private static ItemCondition? ReadPut(PutItemInput input, Wording wording) => WriteCondition.Read(
        input.Item,
        input.ReturnValues,
        input.ConditionExpression,
        input.Expected,
        input.ConditionalOperator,
        input.ExpressionAttributeNames,
        input.ExpressionAttributeValues,
        wording);
}
