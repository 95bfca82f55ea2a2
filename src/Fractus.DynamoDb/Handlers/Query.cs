using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules;
using Fractus.DynamoDb.Rules.Expressions;
using Fractus.DynamoDb.Rules.Legacy;
using Fractus.DynamoDb.Rules.Tables;
using Fractus.DynamoDb.Storage;
using Fractus.Kernel;

namespace Fractus.DynamoDb;

public sealed partial class DynamoDbService
{
    public ValueTask<QueryOutput> Query(QueryInput input, Caller caller, CancellationToken cancellation)
    {
        CheckQuery(input);
        var hasExpressions = input.ExpressionAttributeNames is not null || input.ExpressionAttributeValues is not null
            || input.KeyConditionExpression is not null || input.FilterExpression is not null || input.ProjectionExpression is not null;
        var binder = hasExpressions ? new Binder(input.ExpressionAttributeNames, input.ExpressionAttributeValues) : null;
        var keyCondition = binder is null
            ? null : ExpressionReader.Condition("KeyConditionExpression", input.KeyConditionExpression, binder);
        var filter = binder is null || input.FilterExpression is null
            ? LegacyCondition.FromFilter(input.QueryFilter, input.ConditionalOperator, Wording.Newer)
            : ExpressionReader.Condition("FilterExpression", input.FilterExpression, binder);
        var paths = Selection.Read(input.ProjectionExpression, input.AttributesToGet, binder);
        binder?.CheckAllUsed();
        Selection.CheckSelect(input.Select, input.IndexName, input.ProjectionExpression, input.AttributesToGet, Invalid.Detected);
        var conditions = keyCondition is null ? LegacyKeyConditions.Read(input.KeyConditions!) : KeyConditionReader.Read(keyCondition);
        if (keyCondition is null)
        {
            CheckConditionCount(conditions.Count, input.IndexName is null ? 2 : 2 * KeySchema.MostOfAKind);
        }

        var table = _catalog.Get(TableNames.At(input.TableName, caller));
        var index = input.IndexName is null ? null : table.Index(input.IndexName);
        var read = new ReadRules(table, index, input.Select, paths, input.ConsistentRead == true);
        var keys = index?.Keys ?? table.Keys;
        var key = QueryRange.Check(conditions, keys);
        CheckFilterSparesKeys(filter, keys, input.QueryFilter is null ? "Filter Expression" : "QueryFilter");
        KeyPaths.Check(paths ?? [], table);
        KeyPaths.Check(filter, table);

        var isReverse = input.ScanIndexForward == false;
        var keyRange = QueryRange.Of(table, index, key);
        if (input.ExclusiveStartKey is not null)
        {
            var start = StartKey.Read(input.ExclusiveStartKey, table, index, isScan: false);
            keyRange = QueryRange.Resume(keyRange, start, isReverse, input.ExclusiveStartKey, key);
        }

        var page = ReadPage(new PageRequest(table, index, keyRange)
        {
            IsReverse = isReverse,
            Limit = input.Limit ?? 0,
            IsConsistent = input.ConsistentRead == true,
            Filter = filter,
            Projection = paths is null ? null : new ItemProjection(paths),
            CountsOnly = read.CountsOnly,
            FetchesItems = read.FetchesItems(filter),
            ShowsItems = read.WantsAll,
        });
        return ValueTask.FromResult(new QueryOutput
        {
            Items = read.CountsOnly ? null : page.Items,
            Count = page.Count,
            ScannedCount = page.Scanned,
            LastEvaluatedKey = page.Last is null ? null : StartKey.Make(page.Last, table, index),
            ConsumedCapacity = read.Consumed(page, input.ReturnConsumedCapacity),
        });
    }

    private Page ReadPage(PageRequest request)
    {
        using var snapshot = _store.OpenSnapshot();
        return PageReader.Read(snapshot, request);
    }

    private static void CheckQuery(QueryInput input)
    {
        ParameterRules.CheckStyle(
            [
                Given.Of("ProjectionExpression", input.ProjectionExpression),
                Given.Of("FilterExpression", input.FilterExpression),
                Given.Of("KeyConditionExpression", input.KeyConditionExpression),
            ],
            [
                Given.Of("AttributesToGet", input.AttributesToGet),
                Given.Of("QueryFilter", input.QueryFilter),
                Given.Of("ConditionalOperator", input.ConditionalOperator),
                new Given("KeyConditions", input.KeyConditions is not null && input.KeyConditionExpression is not null),
            ],
            input.ExpressionAttributeNames,
            input.ExpressionAttributeValues);
        ParameterRules.CheckAttributesToGet(input.AttributesToGet);
        if (input.Limit < 1)
        {
            // Worded unlike a scan's, which breaks the same constraint.
            throw Invalid.Detected("Value at 'Limit' failed to satisfy constraint: Member must have value greater than or equal to 1");
        }

        if (input.KeyConditions is null && input.KeyConditionExpression is null)
        {
            throw Invalid.Request("Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.");
        }
    }

    // Of KeyConditions; an expression is measured by its table alone.
    private static void CheckConditionCount(int count, int most)
    {
        if (count < 1 || count > most)
        {
            throw Invalid.Request("Conditions can be of length 1 or 2 only");
        }
    }

    private static void CheckFilterSparesKeys(ItemCondition? filter, KeySchema keys, string parameter) => filter?.VisitPaths(path =>
    {
        if (keys.Find(path.Root) is { } key)
        {
            throw Invalid.Request(
                $"{parameter} can only contain non-primary key attributes: Primary key attribute: {key.Name}");
        }
    });
}
