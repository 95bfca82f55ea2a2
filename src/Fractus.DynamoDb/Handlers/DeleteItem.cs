using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules;
using Fractus.DynamoDb.Rules.Expressions;
using Fractus.DynamoDb.Storage;
using Fractus.Kernel;

namespace Fractus.DynamoDb;

public sealed partial class DynamoDbService
{
    public async ValueTask<DeleteItemOutput> DeleteItem(DeleteItemInput input, Caller caller, CancellationToken cancellation)
    {
        var condition = RequestFaults.Detect(input, input.Wording(), ReadDelete);
        var address = TableNames.At(input.TableName, caller);

        var result = await WriteAsync(
            () =>
            {
                var table = _catalog.Get(address);
                KeyRules.CheckKey(input.Key, table.Keys);
                return new DeleteMutation(table, input.Key)
                {
                    Condition = condition,
                    ReturnsItemOnFailure = input.ReturnValuesOnConditionCheckFailure == ReturnValuesOnConditionCheckFailure.AllOld,
                };
            },
            cancellation);
        return new DeleteItemOutput
        {
            Attributes = input.ReturnValues == ReturnValue.AllOld ? result.Old : null,
            ConsumedCapacity = Consumed(result, input.ReturnConsumedCapacity),
            ItemCollectionMetrics = ItemCollections.Measure(_store, result, input.ReturnItemCollectionMetrics),
        };
    }

    private static ItemCondition? ReadDelete(DeleteItemInput input, Wording wording) => WriteCondition.Read(
        input.Key,
        input.ReturnValues,
        input.ConditionExpression,
        input.Expected,
        input.ConditionalOperator,
        input.ExpressionAttributeNames,
        input.ExpressionAttributeValues,
        wording);
}
