using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules;
using Fractus.DynamoDb.Rules.Expressions;
using Fractus.DynamoDb.Rules.Legacy;
using Fractus.DynamoDb.Rules.Updates;
using Fractus.DynamoDb.Storage;
using Fractus.Kernel;

namespace Fractus.DynamoDb;

public sealed partial class DynamoDbService
{
    public async ValueTask<UpdateItemOutput> UpdateItem(UpdateItemInput input, Caller caller, CancellationToken cancellation)
    {
        var (actions, condition) = RequestFaults.Detect(input, input.Wording(), ReadUpdate);
        var address = TableNames.At(input.TableName, caller);

        var result = await WriteAsync(
            () =>
            {
                var table = _catalog.Get(address);
                KeyRules.CheckKey(input.Key, table.Keys);
                UpdateRules.Check(actions, table);
                if (input.AttributeUpdates is null)
                {
                    UpdateCharge.Check(actions);
                }

                return new UpdateMutation(table, input.Key, actions, isLegacy: input.AttributeUpdates is not null)
                {
                    Condition = condition,
                    ReturnsItemOnFailure = input.ReturnValuesOnConditionCheckFailure == ReturnValuesOnConditionCheckFailure.AllOld,
                };
            },
            cancellation);
        return new UpdateItemOutput
        {
            Attributes = Returned(input.ReturnValues, result, actions),
            ConsumedCapacity = Consumed(result, input.ReturnConsumedCapacity),
            ItemCollectionMetrics = ItemCollections.Measure(_store, result, input.ReturnItemCollectionMetrics),
        };
    }

    private static (UpdateAction[] Actions, ItemCondition? Condition) ReadUpdate(UpdateItemInput input, Wording wording)
    {
        ParameterRules.CheckStyle(
            [Given.Of("UpdateExpression", input.UpdateExpression), Given.Of("ConditionExpression", input.ConditionExpression)],
            [
                Given.Of("AttributeUpdates", input.AttributeUpdates),
                Given.Of("Expected", input.Expected),
                Given.Of("ConditionalOperator", input.ConditionalOperator),
            ],
            input.ExpressionAttributeNames,
            input.ExpressionAttributeValues,
            wording);
        ParameterRules.CheckValues(input.Key, wording);
        if (input.UpdateExpression is null && input.ConditionExpression is null)
        {
            var updates = LegacyUpdate.Read(input.AttributeUpdates, wording);
            return (updates, LegacyCondition.FromExpected(input.Expected, input.ConditionalOperator, wording));
        }

        var binder = new Binder(input.ExpressionAttributeNames, input.ExpressionAttributeValues, wording);
        var update = ExpressionReader.Update(input.UpdateExpression, binder);
        var condition = ExpressionReader.Condition("ConditionExpression", input.ConditionExpression, binder);
        binder.CheckAllUsed();
        return (update?.Actions ?? [], condition);
    }

    private static AttributeMap? Returned(string? wanted, MutationResult result, UpdateAction[] actions) => wanted switch
    {
        ReturnValue.AllOld => result.Old,
        ReturnValue.AllNew => result.New,
        ReturnValue.UpdatedOld => Updated(result.Old, actions),
        ReturnValue.UpdatedNew => Updated(result.New, actions),
        _ => null,
    };

    private static AttributeMap? Updated(AttributeMap? item, UpdateAction[] actions)
    {
        var updated = item is null ? null : new ItemProjection(actions.Select(action => action.Path)).Apply(item);
        return updated is { Count: > 0 } ? updated : null;
    }
}
