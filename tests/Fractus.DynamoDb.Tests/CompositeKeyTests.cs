using Fractus.DynamoDb.Contract;
using Fractus.Kernel;

namespace Fractus.DynamoDb.Tests;

/// <summary>Global indexes whose partition key and sort key have several attributes.</summary>
public sealed class CompositeKeyTests
{
    private static readonly KeySchemaElement[] s_keys =
        [Key("h1", KeyType.Hash), Key("h2", KeyType.Hash), Key("r1", KeyType.Range), Key("r2", KeyType.Range)];

    [Fact]
    public async Task Such_an_index_is_described_as_it_was_created()
    {
        await using var cloud = await OpenAsync();
        var table = (await cloud.Service.DescribeTable(new DescribeTableInput { TableName = "things" }, cloud.Caller, default)).Table!;
        Assert.Equal(s_keys, table.GlobalSecondaryIndexes!.Single().KeySchema);
    }

    [Theory]
    [InlineData("h1 = :a AND h2 = :b", "1 2 3 4 5")]
    [InlineData("h2 = :b AND r1 = :x AND h1 = :a", "1 2 3")]
    [InlineData("h1 = :a AND h2 = :b AND r1 = :x AND r2 = :two", "2")]
    [InlineData("h1 = :a AND h2 = :b AND r1 = :x AND r2 > :one", "2 3")]
    [InlineData("h1 = :a AND h2 = :b AND r1 = :x AND r2 BETWEEN :one AND :two", "1 2")]
    [InlineData("h1 = :a AND h2 = :b AND r1 > :x", "4 5")]
    [InlineData("h1 = :a AND h2 = :b AND r1 <= :x", "1 2 3")]
    [InlineData("h1 = :a AND h2 = :b AND begins_with(r1, :x)", "1 2 3 4")]
    public async Task A_query_gives_the_partition_and_the_sort_key_from_its_first_attribute_on(string condition, string found)
    {
        await using var cloud = await OpenAsync();
        Assert.Equal(found, await PagedAsync(cloud, condition, true));
        Assert.Equal(string.Concat(found.Reverse()), await PagedAsync(cloud, condition, false));
    }

    [Theory]
    [InlineData("h1 = :a", "All HASH key attributes must have equality conditions in the query: h1, h2")]
    [InlineData("h1 = :a AND h2 > :b", "All HASH key attributes must have equality conditions in the query: h1, h2")]
    [InlineData("h1 = :a AND h2 = :b AND r2 = :one", "RANGE key attributes r1 must have equality conditions specified in the query because a condition is present on key attribute r2")]
    [InlineData("h1 = :a AND h2 = :b AND r1 > :x AND r2 = :one", "RANGE key attributes r1 must have equality conditions specified in the query because a condition is present on key attribute r2")]
    [InlineData("h1 = :a AND h2 = :one", "One or more parameter values were invalid: Condition parameter type does not match schema type")]
    public async Task A_query_of_less_or_with_a_gap_is_refused(string condition, string message)
    {
        await using var cloud = await OpenAsync();
        var refusal = await Assert.ThrowsAnyAsync<ApiException>(() => PagedAsync(cloud, condition, true));
        Assert.Equal(message, refusal.Message);
    }

    // "ab" and "c" are another partition than "a" and "bc".
    [Fact]
    public async Task Attributes_do_not_run_into_each_other()
    {
        await using var cloud = await OpenAsync();
        await PutAsync(cloud, 10, "ab", "c", "x\0", 1);
        await PutAsync(cloud, 11, "a", "bc", "x", 1);
        Assert.Equal("10", await PagedAsync(cloud, "h1 = :ab AND h2 = :c", true));
        Assert.Equal("", await PagedAsync(cloud, "h1 = :ab AND h2 = :c AND r1 = :x", true));
    }

    [Fact]
    public async Task An_item_that_lacks_any_of_the_attributes_is_not_in_the_index_and_comes_and_goes_with_it()
    {
        await using var cloud = await OpenAsync();
        await UpdateAsync(cloud, 2, "REMOVE r2");
        Assert.Equal("1 3 4 5", await PagedAsync(cloud, "h1 = :a AND h2 = :b", true));
        await UpdateAsync(cloud, 2, "SET r2 = :two");
        await UpdateAsync(cloud, 1, "SET h2 = :c");
        Assert.Equal("2 3 4 5", await PagedAsync(cloud, "h1 = :a AND h2 = :b", true));
        Assert.Equal("1", await PagedAsync(cloud, "h1 = :a AND h2 = :c", true));
    }

    [Fact]
    public async Task The_attributes_of_a_key_are_too_long_together()
    {
        await using var cloud = await OpenAsync();
        var refusal = await Assert.ThrowsAnyAsync<ApiException>(() => PutAsync(cloud, 20, new string('a', 1500), new string('b', 1500), "x", 1));
        Assert.Equal("One or more parameter values were invalid: Size of hashkey has exceeded the maximum size limit of2048 bytes", refusal.Message);
    }

    public static TheoryData<string, string> Refused => new()
    {
        { "HHHHH", "One or more parameter values were invalid: The KeySchema exceeds the maximum allowed number of HASH key attributes" },
        { "HRRRRR", "One or more parameter values were invalid: The KeySchema exceeds the maximum allowed number of RANGE key attributes" },
        { "HRH", "One or more parameter values were invalid: All HASH key attributes must precede RANGE key attributes in the KeySchema" },
        { "RHR", "Invalid KeySchema: The first KeySchemaElement is not a HASH key type" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_key_that_cannot_be_is_refused(string kinds, string message)
    {
        await using var cloud = new Cloud();
        var keys = kinds.Select((kind, i) => Key($"a{i}", kind == 'H' ? KeyType.Hash : KeyType.Range)).ToArray();
        var refusal = await Assert.ThrowsAnyAsync<ApiException>(() => cloud.CreateTableAsync(with: input => input with
        {
            AttributeDefinitions = Cloud.Definitions([("p", "S"), .. keys.Select(key => (key.AttributeName, "S"))]),
            GlobalSecondaryIndexes = [new() { IndexName = "wide", KeySchema = keys, Projection = new() { ProjectionType = ProjectionType.All } }],
        }));
        Assert.Equal(message, refusal.Message);
    }

    [Fact]
    public async Task The_key_of_a_table_has_two_attributes_at_most_and_one_of_each_kind()
    {
        await using var cloud = new Cloud();
        var refusal = await Assert.ThrowsAnyAsync<ApiException>(() => cloud.CreateTableAsync(with: input => input with
        {
            AttributeDefinitions = Cloud.Definitions(("p", "S"), ("q", "S")),
            KeySchema = [Key("p", KeyType.Hash), Key("q", KeyType.Hash)],
        }));
        Assert.Equal("Invalid KeySchema: The second KeySchemaElement is not a RANGE key type", refusal.Message);
    }

    private static KeySchemaElement Key(string name, string type) => new() { AttributeName = name, KeyType = type };

    private static async Task<Cloud> OpenAsync()
    {
        var cloud = new Cloud();
        await cloud.CreateTableAsync(with: input => input with
        {
            AttributeDefinitions = Cloud.Definitions(("p", "S"), ("h1", "S"), ("h2", "S"), ("r1", "S"), ("r2", "N")),
            GlobalSecondaryIndexes = [new() { IndexName = "wide", KeySchema = s_keys, Projection = new() { ProjectionType = ProjectionType.All } }],
        });
        await PutAsync(cloud, 3, "a", "b", "x", 30);
        await PutAsync(cloud, 1, "a", "b", "x", 1);
        await PutAsync(cloud, 2, "a", "b", "x", 2);
        await PutAsync(cloud, 4, "a", "b", "xx", 0);
        await PutAsync(cloud, 5, "a", "b", "y", -1);
        await PutAsync(cloud, 6, "b", "a", "x", 1);
        return cloud;
    }

    private static async Task PutAsync(Cloud cloud, int p, string h1, string h2, string r1, int r2) => await cloud.Service.PutItem(
        new PutItemInput { TableName = "things", Item = AttributeMap.Of(("p", Text($"{p}")), ("h1", Text(h1)), ("h2", Text(h2)), ("r1", Text(r1)), ("r2", Number(r2))) },
        cloud.Caller,
        default);

    private static async Task UpdateAsync(Cloud cloud, int p, string expression) => await cloud.Service.UpdateItem(
        new UpdateItemInput { TableName = "things", Key = AttributeMap.Of(("p", Text($"{p}"))), UpdateExpression = expression, ExpressionAttributeValues = Values(expression) },
        cloud.Caller,
        default);

    // A page holds one item, so that every item is once the one that a page begins behind.
    private static async Task<string> PagedAsync(Cloud cloud, string condition, bool isForward)
    {
        var found = new List<string>();
        var input = new QueryInput
        {
            TableName = "things",
            IndexName = "wide",
            KeyConditionExpression = condition,
            ExpressionAttributeValues = Values(condition),
            ScanIndexForward = isForward,
            Limit = 1,
        };
        do
        {
            var page = await cloud.Service.Query(input, cloud.Caller, default);
            found.AddRange(page.Items!.Select(item => item.TryGet("p", out var p) ? p.Text : ""));
            input = input with { ExclusiveStartKey = page.LastEvaluatedKey };
        }
        while (input.ExclusiveStartKey is not null);
        return string.Join(' ', found);
    }

    private static AttributeMap? Values(string expression)
    {
        var all = new (string Name, AttributeValue Value)[]
        {
            (":a", Text("a")), (":b", Text("b")), (":c", Text("c")), (":ab", Text("ab")), (":x", Text("x")), (":one", Number(1)), (":two", Number(2)),
        };
        var used = all.Where(value => System.Text.RegularExpressions.Regex.IsMatch(expression, value.Name + "\\b")).ToArray();
        return used.Length == 0 ? null : AttributeMap.Of(used);
    }

    private static AttributeValue Text(string text) => Json.Value($$"""{"S": "{{text.Replace("\0", "\\u0000", StringComparison.Ordinal)}}"}""");

    private static AttributeValue Number(int number) => Json.Value($$"""{"N": "{{number}}"}""");
}
