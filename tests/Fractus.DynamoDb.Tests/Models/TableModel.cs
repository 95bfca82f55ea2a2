using System.Collections.Immutable;
using Fractus.DynamoDb.Contract;
using Fractus.Kernel;

namespace Fractus.DynamoDb.Tests.Models;

/// <summary>A table with a local index and two global ones, of which one has keys of several attributes, beside the dictionary that it must be like.</summary>
internal sealed class TableModel(Cloud cloud)
{
    private ImmutableDictionary<(string, int), Row> _rows = ImmutableDictionary<(string, int), Row>.Empty;

    public static async Task<TableModel> CreateAsync(Cloud cloud)
    {
        await cloud.CreateTableAsync(sortType: "N", with: input => input with
        {
            AttributeDefinitions = Cloud.Definitions(("p", "S"), ("c", "N"), ("g", "S"), ("x", "N"), ("n", "N")),
            LocalSecondaryIndexes =
                [new() { IndexName = "local", KeySchema = Cloud.Keys("p", "x"), Projection = new() { ProjectionType = ProjectionType.KeysOnly } }],
            GlobalSecondaryIndexes =
            [
                new()
                {
                    IndexName = "global",
                    KeySchema = Cloud.Keys("g", "x"),
                    Projection = new() { ProjectionType = ProjectionType.Include, NonKeyAttributes = ["n"] },
                },
                new()
                {
                    IndexName = "wide",
                    KeySchema = [Key("p", KeyType.Hash), Key("g", KeyType.Hash), Key("x", KeyType.Range), Key("n", KeyType.Range)],
                    Projection = new() { ProjectionType = ProjectionType.All },
                },
            ],
        });
        return new TableModel(cloud);
    }

    public async Task TakeAsync(Step step)
    {
        switch (step)
        {
            case Step.One one:
                await WriteAsync(one.Write.Apply(_rows), () => WriteOneAsync(one.Write));
                break;
            case Step.Batch batch when !batch.Writes.IsEmpty:
                await WriteAsync(ApplyAll(batch.Writes), () => WriteBatchAsync(batch.Writes));
                break;
            case Step.Transaction transaction:
                await WriteAsync(ApplyAll(transaction.Writes), () => WriteTransactionAsync(transaction.Writes));
                break;
            case Step.Query query:
                await QueryAsync(query);
                break;
            case Step.Scan scan:
                await ScanAsync(scan);
                break;
        }
    }

    private async Task WriteAsync(ImmutableDictionary<(string, int), Row>? after, Func<Task> write)
    {
        var isRefused = false;
        try
        {
            await write();
        }
        catch (ApiException)
        {
            isRefused = true;
        }

        Assert.Equal(after is null, isRefused);
        _rows = after ?? _rows;
    }

    private ImmutableDictionary<(string, int), Row>? ApplyAll(ImmutableArray<Write> writes) =>
        writes.Aggregate((ImmutableDictionary<(string, int), Row>?)_rows, (rows, write) => rows is null ? null : write.Apply(rows));

    private async Task WriteOneAsync(Write write)
    {
        var values = new Values();
        var condition = write.Condition?.Write(values);
        if (write.IsPut)
        {
            var put = new PutItemInput { TableName = "things", Item = Json.Map(write.Item!.ToJson()), ConditionExpression = condition };
            await cloud.Service.PutItem(put with { ExpressionAttributeValues = values.ToMap() }, cloud.Caller, default);
        }
        else if (write.IsUpdate)
        {
            var expression = write.Expression(values);
            var update = new UpdateItemInput { TableName = "things", Key = Json.Map(Row.KeyJson(write.Key)), UpdateExpression = expression };
            await cloud.Service.UpdateItem(
                update with { ConditionExpression = condition, ExpressionAttributeValues = values.ToMap() }, cloud.Caller, default);
        }
        else
        {
            var delete = new DeleteItemInput { TableName = "things", Key = Json.Map(Row.KeyJson(write.Key)), ConditionExpression = condition };
            await cloud.Service.DeleteItem(delete with { ExpressionAttributeValues = values.ToMap() }, cloud.Caller, default);
        }
    }

    private async Task WriteBatchAsync(ImmutableArray<Write> writes) => await cloud.Service.BatchWriteItem(
        new BatchWriteItemInput
        {
            RequestItems = new Dictionary<string, IReadOnlyList<WriteRequest>>
            {
                ["things"] = [.. writes.Select(write => write.IsPut
                    ? new WriteRequest { PutRequest = new() { Item = Json.Map(write.Item!.ToJson()) } }
                    : new WriteRequest { DeleteRequest = new() { Key = Json.Map(Row.KeyJson(write.Key)) } })],
            },
        },
        cloud.Caller,
        default);

    private async Task WriteTransactionAsync(ImmutableArray<Write> writes) => await cloud.Service.TransactWriteItems(
        new TransactWriteItemsInput { TransactItems = [.. writes.Select(Action)] }, cloud.Caller, default);

    private static TransactWriteItem Action(Write write)
    {
        var values = new Values();
        var condition = write.Condition?.Write(values);
        var key = Json.Map(Row.KeyJson(write.Key));
        if (write.ChecksOnly)
        {
            return new() { ConditionCheck = new() { TableName = "things", Key = key, ConditionExpression = condition!, ExpressionAttributeValues = values.ToMap() } };
        }

        if (write.IsPut)
        {
            var item = Json.Map(write.Item!.ToJson());
            return new() { Put = new() { TableName = "things", Item = item, ConditionExpression = condition, ExpressionAttributeValues = values.ToMap() } };
        }

        if (!write.IsUpdate)
        {
            return new() { Delete = new() { TableName = "things", Key = key, ConditionExpression = condition, ExpressionAttributeValues = values.ToMap() } };
        }

        var expression = write.Expression(values);
        return new()
        {
            Update = new() { TableName = "things", Key = key, UpdateExpression = expression, ConditionExpression = condition, ExpressionAttributeValues = values.ToMap() },
        };
    }

    private async Task QueryAsync(Step.Query query)
    {
        var values = new Values();
        var hashes = query.Index switch
        {
            "wide" => new[] { "p", "g" },
            "global" => ["g"],
            _ => ["p"],
        };
        var wanted = query.Hash.Split(' ');
        var key = string.Join(" AND ", hashes.Select((name, i) => $"{name} = {values.Add(name, wanted[i])}"))
            + (query.Range is null ? "" : $" AND {query.Range.Write(values)}");
        var input = new QueryInput
        {
            TableName = "things",
            IndexName = query.Index,
            KeyConditionExpression = key,
            FilterExpression = query.Filter?.Write(values),
            ExpressionAttributeValues = values.ToMap(),
            Limit = query.Limit,
            ScanIndexForward = !query.IsReverse,
            Select = query.WantsAll ? Select.AllAttributes : null,
        };
        var found = new List<Row>();
        var scanned = 0;
        do
        {
            var page = await cloud.Service.Query(input, cloud.Caller, default);
            Assert.Equal(page.Items!.Count, page.Count);
            Assert.True(page.ScannedCount <= (query.Limit ?? int.MaxValue), "A page is longer than its limit.");
            found.AddRange(page.Items.Select(Row.Of));
            scanned += page.ScannedCount!.Value;
            input = input with { ExclusiveStartKey = page.LastEvaluatedKey };
        }
        while (input.ExclusiveStartKey is not null);

        var inRange = In(query.Index)
            .Where(row => hashes.Select(name => name == "p" ? row.P : row.TextOf("g")).SequenceEqual(wanted))
            .Where(row => query.Range?.Holds(row.With("c", $"{row.C}")) != false)
            .OrderBy(row => query.Index is null ? row.C : row.NumberOf("x")!.Value).ThenBy(row => query.Index == "wide" ? row.NumberOf("n") : 0)
            .ThenBy(row => row.P, StringComparer.Ordinal).ThenBy(row => row.C)
            .ToList();
        if (query.IsReverse)
        {
            inRange.Reverse();
        }

        var expected = inRange.Where(row => query.Filter?.Holds(query.Index == "global" ? Shown(row, "global") : row) != false);
        Assert.Equal(expected.Select(row => query.WantsAll ? row : Shown(row, query.Index)), found);
        Assert.Equal(inRange.Count, scanned);
    }

    private async Task ScanAsync(Step.Scan scan)
    {
        var values = new Values();
        var filter = scan.Filter?.Write(values);
        var found = new List<Row>();
        for (var segment = 0; segment < scan.Segments; segment++)
        {
            var input = new ScanInput
            {
                TableName = "things",
                IndexName = scan.Index,
                FilterExpression = filter,
                ExpressionAttributeValues = values.ToMap(),
                Limit = scan.Limit,
                Segment = segment,
                TotalSegments = scan.Segments,
            };
            do
            {
                var page = await cloud.Service.Scan(input, cloud.Caller, default);
                Assert.True(page.ScannedCount <= (scan.Limit ?? int.MaxValue), "A page is longer than its limit.");
                found.AddRange(page.Items!.Select(Row.Of));
                input = input with { ExclusiveStartKey = page.LastEvaluatedKey };
            }
            while (input.ExclusiveStartKey is not null);
        }

        var expected = In(scan.Index)
            .Where(row => scan.Filter?.Holds(scan.Index == "global" ? Shown(row, "global") : row) != false)
            .Select(row => Shown(row, scan.Index));
        Assert.Equal(expected.Order(s_byText), found.Order(s_byText));
    }

    private static readonly Comparer<Row> s_byText = Comparer<Row>.Create((left, right) => string.CompareOrdinal(left.ToJson(), right.ToJson()));

    // An item stands in an index if it has all of the index's key.
    private IEnumerable<Row> In(string? index) => _rows.Values.Where(row => index switch
    {
        "local" => row.NumberOf("x") is not null,
        "global" => row.NumberOf("x") is not null && row.TextOf("g") is not null,
        "wide" => row.NumberOf("x") is not null && row.NumberOf("n") is not null && row.TextOf("g") is not null,
        _ => true,
    });

    private static KeySchemaElement Key(string name, string type) => new() { AttributeName = name, KeyType = type };

    private static Row Shown(Row row, string? index) => index switch
    {
        "local" => row.Only("x"),
        "global" => row.Only("g", "x", "n"),
        _ => row,
    };
}
