using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules.Expressions;
using Fractus.DynamoDb.Rules.Legacy;
using Fractus.DynamoDb.Rules.PartiQl;
using Fractus.Kernel;

namespace Fractus.DynamoDb.Rules.Policies;

/// <summary>Reads from a request what it does to one table, as far as it is about it.</summary>
/// <param name="found">Filled.</param>
/// <param name="action">Such as <c>dynamodb:PutItem</c>: of a transaction only its puts are looked at then.</param>
/// <param name="isTable">Whether a name or ARN in the request means the table.</param>
internal sealed class ConditionKeyReader(ConditionKeys found, string action, Func<string, bool> isTable)
{
    private const string ReturnValues = "dynamodb:ReturnValues";

    public void Read(object input)
    {
        switch (input)
        {
            case GetItemInput get:
                found.AddItem(get.Key);
                ReadWhat(get.ProjectionExpression, get.AttributesToGet, get.ExpressionAttributeNames);
                AddCapacity(get.ReturnConsumedCapacity);
                break;
            case QueryInput query:
                ReadQuery(query);
                break;
            case ScanInput scan:
                ReadWhat(scan.ProjectionExpression, scan.AttributesToGet, scan.ExpressionAttributeNames, scan.Select);
                found.AddExpression(scan.FilterExpression, scan.ExpressionAttributeNames);
                found.AddNames(scan.ScanFilter?.Keys);
                AddCapacity(scan.ReturnConsumedCapacity);
                break;
            case PutItemInput put:
                found.AddItem(put.Item);
                ReadCondition(put.ConditionExpression, put.ExpressionAttributeNames, put.Expected?.Keys);
                found.Add(ReturnValues, put.ReturnValues ?? ReturnValue.None);
                AddCapacity(put.ReturnConsumedCapacity);
                break;
            case DeleteItemInput delete:
                found.AddItem(delete.Key);
                ReadCondition(delete.ConditionExpression, delete.ExpressionAttributeNames, delete.Expected?.Keys);
                found.Add(ReturnValues, delete.ReturnValues ?? ReturnValue.None);
                AddCapacity(delete.ReturnConsumedCapacity);
                break;
            case UpdateItemInput update:
                found.AddItem(update.Key);
                found.AddNames(update.AttributeUpdates?.Keys);
                found.AddExpression(update.UpdateExpression, update.ExpressionAttributeNames);
                ReadCondition(update.ConditionExpression, update.ExpressionAttributeNames, update.Expected?.Keys);
                found.Add(ReturnValues, update.ReturnValues ?? ReturnValue.None);
                AddCapacity(update.ReturnConsumedCapacity);
                break;
            default:
                ReadSeveral(input);
                break;
        }
    }

    private void ReadSeveral(object input)
    {
        switch (input)
        {
            case BatchGetItemInput batch:
                foreach (var (_, each) in batch.RequestItems.Where(pair => isTable(pair.Key)))
                {
                    ReadKeys(each);
                }

                AddCapacity(batch.ReturnConsumedCapacity);
                break;
            case BatchWriteItemInput batch:
                foreach (var write in batch.RequestItems.Where(pair => isTable(pair.Key)).SelectMany(pair => pair.Value))
                {
                    found.AddItem(write.PutRequest?.Item ?? write.DeleteRequest?.Key);
                }

                AddCapacity(batch.ReturnConsumedCapacity);
                break;
            case TransactGetItemsInput transaction:
                foreach (var get in transaction.TransactItems.Select(item => item.Get).Where(get => isTable(get.TableName)))
                {
                    found.AddItem(get.Key);
                    ReadWhat(get.ProjectionExpression, null, get.ExpressionAttributeNames);
                }

                AddCapacity(transaction.ReturnConsumedCapacity);
                break;
            case TransactWriteItemsInput transaction:
                foreach (var item in transaction.TransactItems)
                {
                    ReadWrite(item);
                }

                AddCapacity(transaction.ReturnConsumedCapacity);
                break;
            case ExecuteStatementInput statement:
                ReadStatement(statement.Statement, statement.Parameters);
                AddCapacity(statement.ReturnConsumedCapacity);
                break;
            case BatchExecuteStatementInput batch:
                foreach (var statement in batch.Statements)
                {
                    ReadStatement(statement.Statement, statement.Parameters);
                }

                break;
            case ExecuteTransactionInput transaction:
                foreach (var statement in transaction.TransactStatements)
                {
                    ReadStatement(statement.Statement, statement.Parameters);
                }

                break;
        }
    }

    private void ReadQuery(QueryInput query)
    {
        var names = query.ExpressionAttributeNames;
        ReadWhat(query.ProjectionExpression, query.AttributesToGet, names, query.Select);
        found.AddExpression(query.KeyConditionExpression, names);
        found.AddExpression(query.FilterExpression, names);
        found.AddNames(query.KeyConditions?.Keys);
        found.AddNames(query.QueryFilter?.Keys);
        AddCapacity(query.ReturnConsumedCapacity);
        try
        {
            var conditions = query.KeyConditionExpression is { } expression
                ? KeyConditionReader.Read(ExpressionReader.Condition(
                    "KeyConditionExpression", expression, new Binder(names, query.ExpressionAttributeValues))!)
                : LegacyKeyConditions.Read(query.KeyConditions ?? new Dictionary<string, Condition>());
            foreach (var condition in conditions.Where(each => each.Attribute == found.Keys.Hash.Name && each.Operator == KeyOperator.Equal))
            {
                found.AddLeading(condition.Value);
            }
        }
        catch (ApiException)
        {
            // No condition of a key: the operation refuses it and reads nothing.
        }
    }

    private void ReadKeys(KeysAndAttributes asked)
    {
        foreach (var key in asked.Keys)
        {
            found.AddItem(key);
        }

        ReadWhat(asked.ProjectionExpression, asked.AttributesToGet, asked.ExpressionAttributeNames);
    }

    private void ReadWrite(TransactWriteItem item)
    {
        switch (action)
        {
            case "dynamodb:PutItem" when item.Put is { } put && isTable(put.TableName):
                found.AddItem(put.Item);
                found.AddExpression(put.ConditionExpression, put.ExpressionAttributeNames);
                break;
            case "dynamodb:DeleteItem" when item.Delete is { } delete && isTable(delete.TableName):
                found.AddItem(delete.Key);
                found.AddExpression(delete.ConditionExpression, delete.ExpressionAttributeNames);
                break;
            case "dynamodb:UpdateItem" when item.Update is { } update && isTable(update.TableName):
                found.AddItem(update.Key);
                found.AddExpression(update.UpdateExpression, update.ExpressionAttributeNames);
                found.AddExpression(update.ConditionExpression, update.ExpressionAttributeNames);
                break;
            case "dynamodb:ConditionCheckItem" when item.ConditionCheck is { } check && isTable(check.TableName):
                found.AddItem(check.Key);
                found.AddExpression(check.ConditionExpression, check.ExpressionAttributeNames);
                break;
        }
    }

    private void ReadStatement(string text, IReadOnlyList<AttributeValue>? parameters)
    {
        if (StatementTarget.Read(text) is not { } target || "dynamodb:" + target.Action != action || !isTable(target.Table))
        {
            return;
        }

        try
        {
            var statement = StatementReader.Read(text, parameters);
            if (statement is InsertStatement insert)
            {
                found.AddItem(StatementMutations.ItemOf(insert));
                return;
            }

            var where = statement switch
            {
                SelectStatement select => select.Where,
                ExistsStatement exists => exists.Select.Where,
                UpdateStatement update => update.Where,
                DeleteStatement delete => delete.Where,
                _ => null,
            };
            var branches = KeyPlan.Of(where, found.Keys);
            branches?.ForEach(branch => found.AddLeading(branch.Hash!.Value));
            if (action == "dynamodb:PartiQLSelect")
            {
                found.Add("dynamodb:FullTableScan", branches is null ? "true" : "false");
            }
        }
        catch (ApiException)
        {
            // No statement: it is refused, and nothing is done.
        }
    }

    private void ReadWhat(
        string? projection, IReadOnlyList<string>? attributesToGet, IReadOnlyDictionary<string, string>? names, string? select = null)
    {
        found.AddExpression(projection, names);
        found.AddNames(attributesToGet);
        found.AddSelect(select, projection, attributesToGet);
    }

    private void ReadCondition(string? expression, IReadOnlyDictionary<string, string>? names, IEnumerable<string>? expected)
    {
        found.AddExpression(expression, names);
        found.AddNames(expected);
    }

    private void AddCapacity(string? returned) => found.Add("dynamodb:ReturnConsumedCapacity", returned ?? ReturnConsumedCapacity.None);
}
