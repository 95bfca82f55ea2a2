using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules.Expressions;
using Fractus.DynamoDb.Rules.Updates;
using Fractus.Kernel;

namespace Fractus.DynamoDb.Tests;

/// <summary>
/// The 400 KB of an item, to the byte, on every operation that writes one: programs pack items up to it, and what is refused there must be
/// refused here.
/// </summary>
public sealed class SizeLimitTests
{
    private const string PutTooLarge = "Item size has exceeded the maximum allowed size";
    private const string UpdateTooLarge = "Item size to update has exceeded the maximum allowed size";
    private const string TooDeep =
        "Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond supported limit";

    [Theory]
    [InlineData("SET b = :ten", 19 + 1 + 10)]
    [InlineData("SET #alias = :ten", 19 + 1 + 10)]
    [InlineData("SET b = :ten, c = :ten", 2 * (19 + 1 + 10))]
    [InlineData("SET m.leaf = :ten", 19 + 1 + 4 + 4 + 10)]
    [InlineData("SET l[0] = :ten", 19 + 1 + 4 + 1 + 10)]
    [InlineData("SET l[10] = :ten", 19 + 1 + 4 + 2 + 10)]
    [InlineData("SET c = :map", 19 + 1 + 3 + 1 + 1 + 10)]
    [InlineData("SET c = abcdefghij", 19 + 1 + 15 + 10)]
    [InlineData("SET c = m.z", 19 + 1 + 15 + 1 + 14 + 1)]
    [InlineData("SET c = l[10]", 19 + 1 + 15 + 1 + 14 + 2)]
    [InlineData("SET l = list_append(l, :list)", 19 + 1 + 37 + 15 + 1 + 3 + 1 + 10)]
    [InlineData("SET l = list_append(:list, :list)", 19 + 1 + 37 + 14 + 14)]
    [InlineData("SET c = if_not_exists(c, :ten)", 19 + 1 + 39 + 15 + 1 + 10)]
    [InlineData("SET n = n + :one", 19 + 1 + 34 + 15 + 1 + 2)]
    [InlineData("SET n = n - :one", 19 + 1 + 37 + 15 + 1 + 2)]
    [InlineData("ADD abcdefghij :one", 19 + 10 + 2)]
    [InlineData("ADD ss :set", 19 + 2 + 10)]
    [InlineData("REMOVE r", 1 + 1)]
    [InlineData("REMOVE m.yyyyyyyyyy", 1 + 1 + 4 + 10)]
    [InlineData("REMOVE abcdefghij[1]", 1 + 10 + 4 + 1)]
    [InlineData("DELETE abcdefghij :set", 1 + 10)]
    public void An_update_expression_counts_what_it_writes_and_how(string text, int wanted)
    {
        var values = Json.Map(
            """{":ten":{"S":"yyyyyyyyyy"},":one":{"N":"1"},":set":{"SS":["yyyyyyyyyy"]},":list":{"L":[{"S":"yyyyyyyyyy"}]},":map":{"M":{"a":{"S":"yyyyyyyyyy"}}}}""");
        var binder = new Binder(new Dictionary<string, string> { ["#alias"] = "b" }, values);
        Assert.Equal(3 + wanted, UpdateCharge.Of(ExpressionReader.Update(text, binder)!.Actions));
    }

    // With a key of one byte the request is what binds: 3 + 19 + 1 for SET b.
    [Theory]
    [InlineData("SET b = :b", 409_600 - 23, null)]
    [InlineData("SET b = :b", 409_600 - 22, UpdateTooLarge)]
    [InlineData("SET b = :b REMOVE r", 409_600 - 25, null)]
    [InlineData("SET b = :b REMOVE r", 409_600 - 24, UpdateTooLarge)]
    public async Task UpdateItem_holds_what_it_counts_to_the_limit(string text, int length, string? fault)
    {
        await using var cloud = new Cloud();
        await cloud.CreateTableAsync();
        Assert.Equal(fault, await FaultAsync(() => UpdateAsync(cloud, "k", text, length)));
    }

    // With a longer key it is the item.
    [Theory]
    [InlineData(409_600, null)]
    [InlineData(409_601, UpdateTooLarge)]
    public async Task UpdateItem_holds_the_item_to_the_limit_as_well(int size, string? fault)
    {
        await using var cloud = new Cloud();
        await cloud.CreateTableAsync();
        var key = new string('k', 1000);
        Assert.Equal(fault, await FaultAsync(() => UpdateAsync(cloud, key, "SET b = :b", size - 1001 - 1)));
    }

    // What is refused by its request alone is refused whatever the item is; AttributeUpdates are weighed by the item alone.
    [Fact]
    public async Task UpdateItem_counts_before_it_looks_at_the_condition()
    {
        await using var cloud = new Cloud();
        await cloud.CreateTableAsync();
        await cloud.PutAsync("""{"p":{"S":"k"},"c":{"S":"x"}}""");
        var input = new UpdateItemInput
        {
            TableName = "things",
            Key = Json.Map("""{"p":{"S":"k"}}"""),
            UpdateExpression = "SET c = if_not_exists(c, :b)",
            ConditionExpression = "attribute_exists(nothing)",
            ExpressionAttributeValues = Large(":b", 409_600),
        };
        Assert.Equal(UpdateTooLarge, await FaultAsync(async () => await cloud.Service.UpdateItem(input, cloud.Caller, default)));
        foreach (var (length, fault) in ((int, string?)[])[(409_600 - 3, null), (409_600 - 2, UpdateTooLarge)])
        {
            var legacy = new UpdateItemInput
            {
                TableName = "things",
                Key = Json.Map("""{"p":{"S":"l"}}"""),
                AttributeUpdates = new Dictionary<string, AttributeValueUpdate>
                {
                    ["b"] = new() { Action = "PUT", Value = AttributeValue.FromText(new string('x', length)) },
                },
            };
            Assert.Equal(fault, await FaultAsync(async () => await cloud.Service.UpdateItem(legacy, cloud.Caller, default)));
        }
    }

    public static TheoryData<string, string> Surfaces => new()
    {
        { "PutItem", PutTooLarge },
        { "BatchWriteItem", PutTooLarge },
        { "TransactWriteItems Put", PutTooLarge },
        { "TransactWriteItems Update", "Transaction cancelled, please refer cancellation reasons for specific reasons [ValidationError]" },
        { "INSERT", PutTooLarge },
        { "UPDATE", UpdateTooLarge },
    };

    [Theory]
    [MemberData(nameof(Surfaces))]
    public async Task Every_other_write_weighs_the_item(string surface, string fault)
    {
        await using var cloud = new Cloud();
        await cloud.CreateTableAsync();
        await cloud.PutAsync("""{"p":{"S":"old"}}""");
        Assert.Null(await FaultAsync(() => WriteAsync(cloud, surface, 409_600)));
        Assert.Equal(fault, await FaultAsync(() => WriteAsync(cloud, surface, 409_601)));
    }

    // What a path leads down to, and what is copied, brings levels of its own.
    [Theory]
    [InlineData("SET m.n.n = :d30", null)]
    [InlineData("SET m.n.n = :d31", TooDeep)]
    [InlineData("SET m.n.n = d31", TooDeep)]
    [InlineData("SET m.n = d31, x = d31", TooDeep)]
    [InlineData("SET x = d31", null)]
    [InlineData("SET x = list_append(l, :l30)", null)]
    [InlineData("SET m.x = list_append(l, :l30)", TooDeep)]
    public async Task An_item_is_never_nested_deeper_than_32_levels(string text, string? fault)
    {
        await using var cloud = new Cloud();
        await cloud.CreateTableAsync();
        await cloud.PutAsync("""{"p":{"S":"k"},"l":{"L":[]},"m":{"M":{"n":{"M":{}}}},"d31":""" + Deep(31) + "}");
        var wanted = new[] { (":d30", Deep(29)), (":d31", Deep(30)), (":l30", $$"""{"L":[{{Deep(30)}}]}""") };
        var used = wanted.Where(value => text.Contains(value.Item1, StringComparison.Ordinal)).Select(value => $"\"{value.Item1}\":{value.Item2}");
        var input = new UpdateItemInput
        {
            TableName = "things",
            Key = Json.Map("""{"p":{"S":"k"}}"""),
            UpdateExpression = text,
            ExpressionAttributeValues = used.Any() ? Json.Map("{" + string.Join(',', used) + "}") : null,
        };
        Assert.Equal(fault, await FaultAsync(async () => await cloud.Service.UpdateItem(input, cloud.Caller, default)));
    }

    private static async Task WriteAsync(Cloud cloud, string surface, int size)
    {
        var item = AttributeMap.Of(("p", AttributeValue.FromText("old")), ("b", AttributeValue.FromText(new string('x', size - 5))));
        item.TryGet("b", out var large);
        var key = Json.Map("""{"p":{"S":"old"}}""");
        var service = cloud.Service;
        switch (surface)
        {
            case "PutItem":
                await service.PutItem(new() { TableName = "things", Item = item }, cloud.Caller, default);
                break;
            case "BatchWriteItem":
                var requests = new Dictionary<string, IReadOnlyList<WriteRequest>> { ["things"] = [new() { PutRequest = new() { Item = item } }] };
                await service.BatchWriteItem(new() { RequestItems = requests }, cloud.Caller, default);
                break;
            case "TransactWriteItems Put":
                await service.TransactWriteItems(
                    new() { TransactItems = [new() { Put = new() { TableName = "things", Item = item } }] }, cloud.Caller, default);
                break;
            case "TransactWriteItems Update":
                var update = new Update
                {
                    TableName = "things", Key = key, UpdateExpression = "SET b = :b", ExpressionAttributeValues = AttributeMap.Of((":b", large)),
                };
                await service.TransactWriteItems(new() { TransactItems = [new() { Update = update }] }, cloud.Caller, default);
                break;
            case "INSERT":
                await service.DeleteItem(new() { TableName = "things", Key = key }, cloud.Caller, default);
                await service.ExecuteStatement(
                    new() { Statement = "INSERT INTO things VALUE {'p': 'old', 'b': ?}", Parameters = [large] }, cloud.Caller, default);
                break;
            default:
                await service.ExecuteStatement(
                    new() { Statement = "UPDATE things SET b = ? WHERE p = 'old'", Parameters = [large] }, cloud.Caller, default);
                break;
        }
    }

    private static async Task UpdateAsync(Cloud cloud, string key, string text, int length) => await cloud.Service.UpdateItem(
        new()
        {
            TableName = "things",
            Key = AttributeMap.Of(("p", AttributeValue.FromText(key))),
            UpdateExpression = text,
            ExpressionAttributeValues = Large(":b", length),
        },
        cloud.Caller,
        default);

    private static AttributeMap Large(string name, int length) => AttributeMap.Of((name, AttributeValue.FromText(new string('x', length))));

    private static string Deep(int maps) => string.Concat(Enumerable.Repeat("""{"M":{"n":""", maps)) + """{"S":"x"}""" + new string('}', 2 * maps);

    private static async Task<string?> FaultAsync(Func<Task> write)
    {
        try
        {
            await write();
            return null;
        }
        catch (ApiException refusal)
        {
            return refusal.Message;
        }
    }
}
