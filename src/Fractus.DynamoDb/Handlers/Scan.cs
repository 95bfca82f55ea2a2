using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules;
using Fractus.DynamoDb.Rules.Expressions;
using Fractus.DynamoDb.Rules.Legacy;
using Fractus.DynamoDb.Storage;
using Fractus.Kernel;

namespace Fractus.DynamoDb;

public sealed partial class DynamoDbService
{
    public ValueTask<ScanOutput> Scan(ScanInput input, Caller caller, CancellationToken cancellation)
    {
        CheckScan(input);
        var hasExpressions = input.ExpressionAttributeNames is not null || input.ExpressionAttributeValues is not null
            || input.FilterExpression is not null || input.ProjectionExpression is not null;
        var binder = hasExpressions ? new Binder(input.ExpressionAttributeNames, input.ExpressionAttributeValues, Wording.Older) : null;
        var filter = binder is null || input.FilterExpression is null
            ? LegacyCondition.FromFilter(input.ScanFilter, input.ConditionalOperator, Wording.Older)
            : ExpressionReader.Condition("FilterExpression", input.FilterExpression, binder);
        var paths = Selection.Read(input.ProjectionExpression, input.AttributesToGet, binder);
        binder?.CheckAllUsed();
        Selection.CheckSelect(input.Select, input.IndexName, input.ProjectionExpression, input.AttributesToGet, Invalid.Request);

        var table = _catalog.Get(TableNames.At(input.TableName, caller));
        var index = input.IndexName is null ? null : table.Index(input.IndexName);
        var read = new ReadRules(table, index, input.Select, paths, input.ConsistentRead == true);
        KeyPaths.Check(paths ?? [], table);
        KeyPaths.Check(filter, table);
        var segment = ScanSegment.Of(input.Segment, input.TotalSegments, index?.EntryPrefix ?? table.ItemPrefix);
        if (input.ExclusiveStartKey is not null)
        {
            segment = segment.After(StartKey.Read(input.ExclusiveStartKey, table, index, isScan: true));
        }

        var page = ReadPage(new PageRequest(table, index, segment.Range)
        {
            Limit = input.Limit ?? 0,
            IsConsistent = input.ConsistentRead == true,
            Filter = filter,
            Projection = paths is null ? null : new ItemProjection(paths),
            CountsOnly = read.CountsOnly,
            FetchesItems = read.FetchesItems(filter),
            ShowsItems = read.WantsAll,
        });
        return ValueTask.FromResult(new ScanOutput
        {
            Items = read.CountsOnly ? null : page.Items,
            Count = page.Count,
            ScannedCount = page.Scanned,
            LastEvaluatedKey = page.Last is null ? null : StartKey.Make(page.Last, table, index),
            ConsumedCapacity = read.Consumed(page, input.ReturnConsumedCapacity),
        });
    }

    private static void CheckScan(ScanInput input)
    {
        ParameterRules.CheckStyle(
            [Given.Of("ProjectionExpression", input.ProjectionExpression), Given.Of("FilterExpression", input.FilterExpression)],
            [
                Given.Of("AttributesToGet", input.AttributesToGet),
                Given.Of("ScanFilter", input.ScanFilter),
                Given.Of("ConditionalOperator", input.ConditionalOperator),
            ],
            input.ExpressionAttributeNames,
            input.ExpressionAttributeValues,
            Wording.Older);
        ParameterRules.CheckAttributesToGet(input.AttributesToGet);
        if (input.Segment is not null && input.TotalSegments is null)
        {
            throw Invalid.Request(
                "The TotalSegments parameter is required but was not present in the request when Segment parameter is present");
        }

        if (input.TotalSegments is not null && input.Segment is null)
        {
            throw Invalid.Request(
                "The Segment parameter is required but was not present in the request when parameter TotalSegments is present");
        }

        if (input.Segment >= input.TotalSegments)
        {
            throw Invalid.Request(
                "The Segment parameter is zero-based and must be less than parameter TotalSegments: "
                + $"Segment: {input.Segment} is not less than TotalSegments: {input.TotalSegments}");
        }
    }
}
