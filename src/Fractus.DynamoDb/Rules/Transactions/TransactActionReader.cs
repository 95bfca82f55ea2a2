using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules.Expressions;

namespace Fractus.DynamoDb.Rules.Transactions;

/// <summary>Reads the actions of TransactWriteItems, and finds every fault that can be found without a table.</summary>
internal static class TransactActionReader
{
    /// <summary>The table that an action names, and the member in which it does.</summary>
    public static (string Member, string NameOrArn) Table(TransactWriteItem item)
    {
        var given = (item.ConditionCheck is null ? 0 : 1) + (item.Put is null ? 0 : 1)
            + (item.Delete is null ? 0 : 1) + (item.Update is null ? 0 : 1);
        return given switch
        {
            0 => throw Invalid.Request("Invalid Request: TransactWriteRequest should contain Delete or Put or Update request"),
            1 => item switch
            {
                { Put: { } put } => ("put", put.TableName),
                { Delete: { } delete } => ("delete", delete.TableName),
                { Update: { } update } => ("update", update.TableName),
                _ => ("conditionCheck", item.ConditionCheck!.TableName),
            },
            _ => throw Invalid.Request("TransactItems can only contain one of Check, Put, Update or Delete"),
        };
    }

    public static TransactAction Read(TransactWriteItem item) => item switch
    {
        { Put: { } put } => Read(put),
        { Delete: { } delete } => Read(
            TransactVerb.Delete,
            delete.Key,
            null,
            delete.ConditionExpression,
            delete.ExpressionAttributeNames,
            delete.ExpressionAttributeValues,
            delete.ReturnValuesOnConditionCheckFailure),
        { Update: { } update } => Read(
            TransactVerb.Update,
            update.Key,
            update.UpdateExpression,
            update.ConditionExpression,
            update.ExpressionAttributeNames,
            update.ExpressionAttributeValues,
            update.ReturnValuesOnConditionCheckFailure),
        _ => Read(item.ConditionCheck!),
    };

    private static TransactAction Read(Put put)
    {
        var action = Read(
            TransactVerb.Put,
            put.Item,
            null,
            put.ConditionExpression,
            put.ExpressionAttributeNames,
            put.ExpressionAttributeValues,
            put.ReturnValuesOnConditionCheckFailure);
        ParameterRules.CheckSize(put.Item);
        return action;
    }

    private static TransactAction Read(ConditionCheck check) => Read(
        TransactVerb.ConditionCheck,
        check.Key,
        null,
        check.ConditionExpression,
        check.ExpressionAttributeNames,
        check.ExpressionAttributeValues,
        check.ReturnValuesOnConditionCheckFailure);

    private static TransactAction Read(
        TransactVerb verb,
        AttributeMap attributes,
        string? updateExpression,
        string? conditionExpression,
        IReadOnlyDictionary<string, string>? names,
        AttributeMap? values,
        string? returnValuesOnFailure)
    {
        ParameterRules.CheckStyle(
            updateExpression is null
                ? [Given.Of("ConditionExpression", conditionExpression)]
                : [Given.Of("UpdateExpression", updateExpression), Given.Of("ConditionExpression", conditionExpression)],
            [],
            names,
            values,
            Wording.Older);
        var binder = new Binder(names, values, Wording.Older);
        var update = ExpressionReader.Update(updateExpression, binder);
        var condition = ExpressionReader.Condition("ConditionExpression", conditionExpression, binder);
        binder.CheckAllUsed();

        // Behind the expressions, as recorded of a key that is nested too deep.
        ParameterRules.CheckValues(attributes, Wording.Older);
        return new TransactAction(verb, attributes)
        {
            Updates = update?.Actions ?? [],
            Condition = condition,
            ReturnsItemOnFailure = returnValuesOnFailure == ReturnValuesOnConditionCheckFailure.AllOld,
            Size = ItemSize.Of(attributes) + (values is null ? 0 : ItemSize.Of(values)),
        };
    }
}
