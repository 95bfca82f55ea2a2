using Fractus.DynamoDb.Contract;
using Fractus.Kernel;

namespace Fractus.DynamoDb.Tests;

public sealed class TransactionTests
{
    [Fact]
    public async Task Item_collections_are_told_of_the_items_that_were_written()
    {
        await using var cloud = new Cloud();
        await cloud.CreateTableAsync(sortType: "N", with: input => input with
        {
            AttributeDefinitions = Cloud.Definitions(("p", "S"), ("c", "N"), ("x", "S")),
            LocalSecondaryIndexes =
            [
                new() { IndexName = "byX", KeySchema = Cloud.Keys("p", "x"), Projection = new() { ProjectionType = ProjectionType.All } },
            ],
        });
        var input = new TransactWriteItemsInput
        {
            TransactItems =
            [
                new() { Put = new() { TableName = "things", Item = Json.Map("""{"p":{"S":"a"},"c":{"N":"1"}}""") } },
                new()
                {
                    ConditionCheck = new()
                    {
                        TableName = "things",
                        Key = Json.Map("""{"p":{"S":"b"},"c":{"N":"1"}}"""),
                        ConditionExpression = "attribute_not_exists(p)",
                    },
                },
            ],
            ReturnItemCollectionMetrics = ReturnItemCollectionMetrics.Size,
        };
        var output = await cloud.Service.TransactWriteItems(input, cloud.Caller, default);
        var metrics = Assert.Single(Assert.Single(output.ItemCollectionMetrics!).Value);
        Assert.Equal("""{"p":{"S":"a"}}""", Json.Of(metrics.ItemCollectionKey!));
        Assert.Equal([0, 1], metrics.SizeEstimateRangeGB);
    }

    // A hundred small updates may rewrite forty megabytes, and as much for each index: more than a commit holds. It is refused in
    // words, not met as a fault when half of it is done.
    [Fact]
    public async Task A_transaction_that_would_rewrite_too_much_is_refused()
    {
        await using var cloud = new Cloud();
        await cloud.CreateTableAsync();
        var large = new string('x', 390_000);
        for (var i = 0; i < 70; i++)
        {
            await cloud.PutAsync($$$"""{"p":{"S":"{{{i}}}"},"x":{"S":"{{{large}}}"}}""");
        }

        var updates = Enumerable.Range(0, 70).Select(i => new TransactWriteItem
        {
            Update = new()
            {
                TableName = "things",
                Key = Json.Map($$$"""{"p":{"S":"{{{i}}}"}}"""),
                UpdateExpression = "SET n = :n",
                ExpressionAttributeValues = Json.Map("""{":n":{"N":"1"}}"""),
            },
        }).ToArray();
        var refused = await Assert.ThrowsAnyAsync<ApiException>(
            async () => await cloud.Service.TransactWriteItems(new() { TransactItems = updates }, cloud.Caller, default));
        Assert.Equal("ValidationException", refused.Code);
        await cloud.Service.TransactWriteItems(new() { TransactItems = updates[..40] }, cloud.Caller, default);

        // What depends on nothing else is written in as many commits as it takes.
        var batch = await cloud.Service.BatchExecuteStatement(
            new()
            {
                Statements = [.. Enumerable.Range(0, 25).Select(i => new BatchStatementRequest { Statement = $"UPDATE things SET n = 2 WHERE p = '{i}'" })],
                ReturnConsumedCapacity = ReturnConsumedCapacity.Total,
            },
            cloud.Caller,
            default);
        Assert.All(batch.Responses!, response => Assert.Null(response.Error));
        Assert.Equal(25 * 381, Assert.Single(batch.ConsumedCapacity!).CapacityUnits);
    }
}
