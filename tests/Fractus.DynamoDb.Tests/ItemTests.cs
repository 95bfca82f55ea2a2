using Fractus.DynamoDb.Contract;
using Fractus.Kernel;

namespace Fractus.DynamoDb.Tests;

public sealed class ItemTests
{
    private const string Key = """{"p":{"S":"a"}}""";

    [Fact]
    public async Task What_is_put_is_got_and_what_is_deleted_is_gone()
    {
        await using var cloud = new Cloud();
        await cloud.CreateTableAsync();
        await cloud.PutAsync("""{"v":{"N":"1"},"p":{"S":"a"}}""");
        Assert.Equal("""{"p":{"S":"a"},"v":{"N":"1"}}""", await cloud.GetAsync(Key));
        var deleted = await cloud.Service.DeleteItem(
            new DeleteItemInput { TableName = "things", Key = Json.Map(Key), ReturnValues = "ALL_OLD" }, cloud.Caller, default);
        Assert.Equal("""{"p":{"S":"a"},"v":{"N":"1"}}""", Json.Of(deleted.Attributes!));
        Assert.Null(await cloud.GetAsync(Key));
    }

    [Theory]
    [InlineData("""{"v":{"S":"x"}}""", "One or more parameter values were invalid: Missing the key p in the item")]
    [InlineData("""{"p":{"N":"1"}}""", "One or more parameter values were invalid: Type mismatch for key p expected: S actual: N")]
    [InlineData("""{"p":{"S":""}}""", "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: p")]
    [InlineData("""{"p":{"S":"a"},"v":{"N":"x"}}""", "1 validation error detected: The parameter cannot be converted to a numeric value: x")]
    public async Task An_item_that_cannot_be_is_refused_in_the_services_words(string item, string message)
    {
        await using var cloud = new Cloud();
        await cloud.CreateTableAsync();
        var refusal = await Assert.ThrowsAnyAsync<ApiException>(async () => await cloud.PutAsync(item));
        Assert.Equal(message, refusal.Message);
    }

    [Fact]
    public async Task Keys_and_items_have_their_largest_sizes()
    {
        await using var cloud = new Cloud();
        await cloud.CreateTableAsync(sortType: "S");
        string Item(int hash, int range, int rest) =>
            $$$$"""{"p":{"S":"{{{{new string('h', hash)}}}}"},"c":{"S":"{{{{new string('r', range)}}}}"},"v":{"S":"{{{{new string('v', rest)}}}}"}}""";

        await cloud.PutAsync(Item(2048, 1024, 1));
        await cloud.PutAsync(Item(1, 1, (400 * 1024) - 5));
        foreach (var (item, words) in ((string, string)[])
            [
                (Item(2049, 1, 1), "Size of hashkey has exceeded"),
                (Item(1, 1025, 1), "Aggregated size of all range keys has exceeded"),
                (Item(1, 1, (400 * 1024) - 4), "Item size has exceeded the maximum allowed size"),
            ])
        {
            var refusal = await Assert.ThrowsAnyAsync<ApiException>(async () => await cloud.PutAsync(item));
            Assert.Contains(words, refusal.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_condition_that_does_not_hold_changes_nothing_and_returns_the_item_where_asked()
    {
        await using var cloud = new Cloud();
        await cloud.CreateTableAsync();
        await cloud.PutAsync("""{"p":{"S":"a"},"v":{"N":"1"}}""");
        var failure = await Assert.ThrowsAsync<ConditionalCheckFailedException>(async () => await cloud.Service.PutItem(
            new PutItemInput
            {
                TableName = "things",
                Item = Json.Map("""{"p":{"S":"a"},"v":{"N":"2"}}"""),
                ConditionExpression = "attribute_not_exists(p)",
                ReturnValuesOnConditionCheckFailure = "ALL_OLD",
            },
            cloud.Caller,
            default));
        Assert.Equal("The conditional request failed", failure.Message);
        Assert.Equal("""{"p":{"S":"a"},"v":{"N":"1"}}""", Json.Of(failure.Item!));
        Assert.Equal("""{"p":{"S":"a"},"v":{"N":"1"}}""", await cloud.GetAsync(Key));
    }

    [Theory]
    [InlineData("NONE", null)]
    [InlineData("ALL_OLD", """{"m":{"M":{"x":{"N":"1"},"y":{"N":"2"}}},"p":{"S":"a"}}""")]
    [InlineData("ALL_NEW", """{"m":{"M":{"x":{"N":"9"},"y":{"N":"2"}}},"p":{"S":"a"},"z":{"N":"9"}}""")]
    [InlineData("UPDATED_OLD", """{"m":{"M":{"x":{"N":"1"}}}}""")]
    [InlineData("UPDATED_NEW", """{"m":{"M":{"x":{"N":"9"}}},"z":{"N":"9"}}""")]
    public async Task An_update_returns_what_is_asked(string returnValues, string? expected)
    {
        await using var cloud = new Cloud();
        await cloud.CreateTableAsync();
        await cloud.PutAsync("""{"p":{"S":"a"},"m":{"M":{"x":{"N":"1"},"y":{"N":"2"}}}}""");
        var output = await cloud.Service.UpdateItem(
            new UpdateItemInput
            {
                TableName = "things",
                Key = Json.Map(Key),
                UpdateExpression = "SET m.x = :v, z = :v",
                ExpressionAttributeValues = Json.Map("""{":v":{"N":"9"}}"""),
                ReturnValues = returnValues,
            },
            cloud.Caller,
            default);
        Assert.Equal(expected, output.Attributes is null ? null : Json.Of(output.Attributes));
    }

    [Fact]
    public async Task An_update_makes_a_missing_item_unless_it_only_takes_away()
    {
        await using var cloud = new Cloud();
        await cloud.CreateTableAsync();
        var update = new UpdateItemInput { TableName = "things", Key = Json.Map(Key), UpdateExpression = "REMOVE v" };
        await cloud.Service.UpdateItem(update, cloud.Caller, default);
        Assert.Null(await cloud.GetAsync(Key));
        await cloud.Service.UpdateItem(update with { UpdateExpression = null }, cloud.Caller, default);
        Assert.Equal(Key, await cloud.GetAsync(Key));
    }

    // The counter that many clients raise at once is what conditional and arithmetic updates are for.
    [Fact]
    public async Task Increments_from_many_callers_are_all_counted()
    {
        await using var cloud = new Cloud();
        await cloud.CreateTableAsync();
        var update = new UpdateItemInput
        {
            TableName = "things",
            Key = Json.Map(Key),
            UpdateExpression = "ADD n :one",
            ExpressionAttributeValues = Json.Map("""{":one":{"N":"1"}}"""),
        };
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 200; i++)
            {
                await cloud.Service.UpdateItem(update, cloud.Caller, default);
            }
        })));
        Assert.Equal("""{"n":{"N":"1600"},"p":{"S":"a"}}""", await cloud.GetAsync(Key));
    }

    [Fact]
    public async Task The_two_styles_of_parameters_exclude_each_other()
    {
        await using var cloud = new Cloud();
        var refusal = await Assert.ThrowsAnyAsync<ApiException>(async () => await cloud.Service.DeleteItem(
            new DeleteItemInput
            {
                TableName = "things",
                Key = Json.Map(Key),
                ConditionExpression = "attribute_exists(p)",
                Expected = new Dictionary<string, ExpectedAttributeValue> { ["p"] = new() { Exists = false } },
            },
            cloud.Caller,
            default));
        Assert.Equal(
            "1 validation error detected: Can not use both expression and non-expression parameters in the same request: "
            + "Non-expression parameters: {Expected} Expression parameters: {ConditionExpression}",
            refusal.Message);
    }

    [Fact]
    public async Task A_batch_writes_and_reads_and_refuses_duplicates()
    {
        await using var cloud = new Cloud();
        await cloud.CreateTableAsync();
        WriteRequest Put(string p) => new() { PutRequest = new PutRequest { Item = Json.Map($$$$"""{"p":{"S":"{{{{p}}}}"}}""") } };
        BatchWriteItemInput Batch(params WriteRequest[] writes) =>
            new() { RequestItems = new Dictionary<string, IReadOnlyList<WriteRequest>> { ["things"] = writes }, ReturnConsumedCapacity = "TOTAL" };

        var written = await cloud.Service.BatchWriteItem(Batch(Put("a"), Put("b")), cloud.Caller, default);
        var refusal = await Assert.ThrowsAnyAsync<ApiException>(
            async () => await cloud.Service.BatchWriteItem(Batch(Put("c"), Put("c")), cloud.Caller, default));
        var read = await cloud.Service.BatchGetItem(
            new BatchGetItemInput
            {
                RequestItems = new Dictionary<string, KeysAndAttributes>
                {
                    ["things"] = new() { Keys = [Json.Map(Key), Json.Map("""{"p":{"S":"zz"}}""")] },
                },
            },
            cloud.Caller,
            default);

        Assert.Equal(2, written.ConsumedCapacity![0].CapacityUnits);
        Assert.Equal("Provided list of item keys contains duplicates", refusal.Message);
        Assert.Equal([Key], read.Responses!["things"].Select(Json.Of));
        Assert.Null(await cloud.GetAsync("""{"p":{"S":"c"}}"""));
    }
}
