using Fractus.DynamoDb.Contract;
using Fractus.Kernel;

namespace Fractus.DynamoDb.Tests;

public sealed class IndexTests
{
    private static CreateTableInput WithIndexes(CreateTableInput input) => input with
    {
        AttributeDefinitions = Cloud.Definitions(("p", "S"), ("c", "N"), ("g", "S"), ("h", "B")),
        GlobalSecondaryIndexes =
        [
            new() { IndexName = "byG", KeySchema = Cloud.Keys("g", "h"), Projection = new() { ProjectionType = "INCLUDE", NonKeyAttributes = ["v"] } },
            new() { IndexName = "byH", KeySchema = Cloud.Keys("h"), Projection = new() { ProjectionType = "ALL" } },
        ],
        LocalSecondaryIndexes =
        [
            new() { IndexName = "local", KeySchema = Cloud.Keys("p", "g"), Projection = new() { ProjectionType = "KEYS_ONLY" } },
        ],
    };

    // The filter is asked of the whole item; what the answer shows is what the index has.
    [Fact]
    public async Task A_filter_on_what_a_local_index_lacks_does_not_show_it()
    {
        await using var cloud = new Cloud();
        await cloud.CreateTableAsync(sortType: "N", with: WithIndexes);
        await cloud.PutAsync("""{"p":{"S":"a"},"c":{"N":"1"},"g":{"S":"g"},"v":{"N":"1"}}""");
        await cloud.PutAsync("""{"p":{"S":"a"},"c":{"N":"2"},"g":{"S":"g"},"v":{"N":"2"}}""");
        var found = await cloud.QueryAsync(new QueryInput
        {
            TableName = "things",
            IndexName = "local",
            KeyConditionExpression = "p = :p",
            FilterExpression = "v = :v",
            ExpressionAttributeValues = Json.Map("""{":p":{"S":"a"},":v":{"N":"2"}}"""),
        });
        Assert.Equal(["""{"c":{"N":"2"},"g":{"S":"g"},"p":{"S":"a"}}"""], found);
    }

    // After any history of puts, updates and deletes each index holds exactly what a scan of the table says it should.
    [Fact]
    public async Task Indexes_agree_with_the_table_after_a_random_history()
    {
        await using var cloud = new Cloud();
        await cloud.CreateTableAsync(sortType: "N", with: WithIndexes);
        var random = new Random(17);
        for (var step = 0; step < 2000; step++)
        {
            var key = $$$$""" "p":{"S":"p{{{{random.Next(3)}}}}"},"c":{"N":"{{{{random.Next(20)}}}}"} """;
            switch (random.Next(4))
            {
                case 0:
                    await cloud.Service.DeleteItem(new DeleteItemInput { TableName = "things", Key = Json.Map($"{{{key}}}") }, cloud.Caller, default);
                    break;
                case 1:
                    await cloud.Service.UpdateItem(
                        new UpdateItemInput
                        {
                            TableName = "things",
                            Key = Json.Map($"{{{key}}}"),
                            UpdateExpression = "SET g = :g, w = :g REMOVE h",
                            ExpressionAttributeValues = Json.Map($$$$"""{":g":{"S":"g\u0000{{{{random.Next(4)}}}}"}}"""),
                        },
                        cloud.Caller,
                        default);
                    break;
                default:
                    var g = random.Next(3) == 0 ? "" : $$$$""","g":{"S":"g\u0000{{{{random.Next(4)}}}}"}""";
                    var h = random.Next(3) == 0 ? "" : $$$$""","h":{"B":"{{{{Convert.ToBase64String([0, (byte)random.Next(3)])}}}}"}""";
                    await cloud.PutAsync($$$$"""{{{{{key}}}}{{{{g}}}}{{{{h}}}},"v":{"N":"{{{{random.Next(5)}}}}"},"w":{"S":"x"}}""");
                    break;
            }
        }

        var items = (await cloud.Service.Scan(new ScanInput { TableName = "things" }, cloud.Caller, default)).Items!;
        await AssertIndex(cloud, items, "byG", ["g", "h"], ["c", "g", "h", "p", "v"]);
        await AssertIndex(cloud, items, "byH", ["h"], null);
        await AssertIndex(cloud, items, "local", ["p", "g"], ["c", "g", "p"]);

        var described = await cloud.Service.DescribeTable(new DescribeTableInput { TableName = "things" }, cloud.Caller, default);
        Assert.Equal(items.Count, described.Table!.ItemCount);
        Assert.Equal(items.Count(item => item.TryGet("h", out _)), described.Table.GlobalSecondaryIndexes!.Single(i => i.IndexName == "byH").ItemCount);
    }

    [Fact]
    public async Task An_index_is_queried_in_its_own_order_and_pages_through_equal_keys()
    {
        await using var cloud = new Cloud();
        await cloud.CreateTableAsync(sortType: "N", with: WithIndexes);
        for (var i = 0; i < 9; i++)
        {
            await cloud.PutAsync($$$$"""{"p":{"S":"p{{{{i}}}}"},"c":{"N":"{{{{i}}}}"},"g":{"S":"one"},"h":{"B":"{{{{Convert.ToBase64String([(byte)(i / 3)])}}}}"}}""");
        }

        var found = new List<string>();
        AttributeMap? start = null;
        do
        {
            var page = await cloud.Service.Query(
                new QueryInput
                {
                    TableName = "things",
                    IndexName = "byG",
                    KeyConditionExpression = "g = :g AND h >= :h",
                    ExpressionAttributeValues = Json.Map("""{":g":{"S":"one"},":h":{"B":"AQ=="}}"""),
                    ScanIndexForward = false,
                    Limit = 2,
                    ExclusiveStartKey = start,
                },
                cloud.Caller,
                default);
            found.AddRange(page.Items!.Select(item => item.TryGet("c", out var c) ? c.Text : ""));
            start = page.LastEvaluatedKey;
        }
        while (start is not null);
        Assert.Equal(["8", "7", "6", "5", "4", "3"], found);
    }

    [Fact]
    public async Task A_local_index_fetches_from_the_table_what_it_does_not_project()
    {
        await using var cloud = new Cloud();
        await cloud.CreateTableAsync(sortType: "N", with: WithIndexes);
        const string Item = """{"c":{"N":"1"},"g":{"S":"x"},"p":{"S":"a"},"w":{"S":"wide"}}""";
        await cloud.PutAsync(Item);
        var query = new QueryInput
        {
            TableName = "things",
            IndexName = "local",
            KeyConditionExpression = "p = :p",
            ExpressionAttributeValues = Json.Map("""{":p":{"S":"a"}}"""),
        };
        Assert.Equal(["""{"c":{"N":"1"},"g":{"S":"x"},"p":{"S":"a"}}"""], await cloud.QueryAsync(query));
        Assert.Equal([Item], await cloud.QueryAsync(query with { Select = "ALL_ATTRIBUTES" }));
    }

    [Fact]
    public async Task A_global_index_refuses_what_it_does_not_have()
    {
        await using var cloud = new Cloud();
        await cloud.CreateTableAsync(sortType: "N", with: WithIndexes);
        var query = new QueryInput
        {
            TableName = "things",
            IndexName = "byG",
            KeyConditionExpression = "g = :g",
            ExpressionAttributeValues = Json.Map("""{":g":{"S":"a"}}"""),
        };
        async Task<string> Refusal(QueryInput input) => (await Assert.ThrowsAnyAsync<ApiException>(() => cloud.QueryAsync(input))).Message;

        Assert.Equal("Consistent reads are not supported on global secondary indexes", await Refusal(query with { ConsistentRead = true }));
        Assert.Equal(
            "One or more parameter values were invalid: Global secondary index byG does not project [w]",
            await Refusal(query with { ProjectionExpression = "w" }));
        Assert.Equal("The table does not have the specified index: none", await Refusal(query with { IndexName = "none" }));
    }

    [Theory]
    [InlineData("""{"N":"1"}""", "One or more parameter values were invalid: Type mismatch for Index Key g Expected: S Actual: N IndexName: local")]
    [InlineData("""{"S":""}""", "One or more parameter values are not valid. A value specified for a secondary index key is not supported. The AttributeValue for a key attribute cannot contain an empty string value. IndexName: local, IndexKey: g")]
    public async Task An_index_key_of_another_type_is_refused(string value, string message)
    {
        await using var cloud = new Cloud();
        await cloud.CreateTableAsync(sortType: "N", with: WithIndexes);
        var refusal = await Assert.ThrowsAnyAsync<ApiException>(
            async () => await cloud.PutAsync($$$$"""{"p":{"S":"a"},"c":{"N":"1"},"g":{{{{value}}}}}"""));
        Assert.Equal(message, refusal.Message);
    }

    private static async Task AssertIndex(Cloud cloud, IReadOnlyList<AttributeMap> items, string index, string[] keys, string[]? projected)
    {
        var expected = items.Where(item => Array.TrueForAll(keys, key => item.TryGet(key, out _))).Select(item => Json.Of(Project(item, projected)));
        var scanned = await cloud.Service.Scan(new ScanInput { TableName = "things", IndexName = index }, cloud.Caller, default);
        Assert.Equal(expected.Order(StringComparer.Ordinal), scanned.Items!.Select(Json.Of).Order(StringComparer.Ordinal));
    }

    private static AttributeMap Project(AttributeMap item, string[]? names)
    {
        var attributes = new List<(string, AttributeValue)>();
        foreach (var entry in item)
        {
            if (names is null || Array.IndexOf(names, entry.NameText) >= 0)
            {
                attributes.Add((entry.NameText, entry.Value));
            }
        }

        return AttributeMap.Of([.. attributes]);
    }
}
