using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Fractus.Testing;

namespace Fractus.DynamoDb.Tests.Races;

/// <summary>A server that is killed while many write leaves indexes that say what the table says, entry by entry.</summary>
public sealed class KillTests
{
    private const int Workers = 4;

    [Fact]
    public async Task Indexes_agree_with_the_table_after_kills_at_any_moment()
    {
        using var folder = new TemporaryFolder();
        await using var server = await ServerProcess.StartAsync(["--data", Path.Combine(folder.Path, "data"), "--log-level", "warning"]);
        var random = new Random(11);
        for (var round = 0; round < 4; round++)
        {
            using (var sdk = new Sdk(server.Url))
            {
                if (round == 0)
                {
                    await CreateTableAsync(sdk);
                }

                await WriteUntilKilledAsync(server, sdk, round * Workers, random.Next(100, 400));
            }

            await server.StartAsync();
            using var after = new Sdk(server.Url);
            var items = await ScanAsync(after, null);
            Assert.NotEmpty(items);
            foreach (var (index, keys) in new[] { ("local", new[] { "x" }), ("global", ["g", "x"]) })
            {
                var expected = items.Where(item => keys.All(item.ContainsKey)).Select(Show).Order(StringComparer.Ordinal);
                Assert.Equal(expected, (await ScanAsync(after, index)).Select(Show).Order(StringComparer.Ordinal));
            }
        }
    }

    private static async Task CreateTableAsync(Sdk sdk) => await sdk.Tables.CreateTableAsync(new CreateTableRequest
    {
        TableName = "table",
        BillingMode = BillingMode.PAY_PER_REQUEST,
        KeySchema = [new("p", KeyType.HASH), new("c", KeyType.RANGE)],
        AttributeDefinitions = [new("p", ScalarAttributeType.S), new("c", ScalarAttributeType.N), new("g", ScalarAttributeType.S), new("x", ScalarAttributeType.N)],
        LocalSecondaryIndexes =
            [new() { IndexName = "local", KeySchema = [new("p", KeyType.HASH), new("x", KeyType.RANGE)], Projection = new() { ProjectionType = ProjectionType.ALL } }],
        GlobalSecondaryIndexes =
            [new() { IndexName = "global", KeySchema = [new("g", KeyType.HASH), new("x", KeyType.RANGE)], Projection = new() { ProjectionType = ProjectionType.ALL } }],
    });

    private static async Task WriteUntilKilledAsync(ServerProcess server, Sdk sdk, int seed, int most)
    {
        var written = 0;
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(async worker =>
        {
            var random = new Random(seed + worker);
            try
            {
                while (true)
                {
                    await WriteAsync(sdk, random);
                    if (Interlocked.Increment(ref written) == most)
                    {
                        await server.KillAsync();
                    }
                }
            }
            catch (Exception) when (written >= most)
            {
                // The server is gone in the middle of this write.
            }
        }));
    }

    private static async Task WriteAsync(Sdk sdk, Random random)
    {
        try
        {
            switch (random.Next(4))
            {
                case 0:
                    await sdk.Tables.DeleteItemAsync("table", Key(random));
                    break;
                case 1:
                    await sdk.Tables.UpdateItemAsync(new UpdateItemRequest
                    {
                        TableName = "table",
                        Key = Key(random),
                        UpdateExpression = random.Next(2) == 0 ? "SET x = :x REMOVE g" : "ADD x :x",
                        ExpressionAttributeValues = new() { [":x"] = Number(random.Next(5)) },
                    });
                    break;
                case 2:
                    await sdk.Tables.TransactWriteItemsAsync(new TransactWriteItemsRequest
                    {
                        TransactItems = [.. Enumerable.Range(0, 3).Select(_ => Item(random)).DistinctBy(item => (item["p"].S, item["c"].N))
                            .Select(item => new TransactWriteItem { Put = new Put { TableName = "table", Item = item } })],
                    });
                    break;
                default:
                    await sdk.Tables.PutItemAsync("table", Item(random));
                    break;
            }
        }
        catch (TransactionCanceledException)
        {
            // Another worker's transaction was in the way.
        }
    }

    private static async Task<List<Dictionary<string, AttributeValue>>> ScanAsync(Sdk sdk, string? index)
    {
        var page = await sdk.Tables.ScanAsync(new ScanRequest { TableName = "table", IndexName = index });
        Assert.True(page.LastEvaluatedKey is null or { Count: 0 }, "One page must hold the table.");
        return page.Items;
    }

    private static Dictionary<string, AttributeValue> Key(Random random) => new() { ["p"] = new($"p{random.Next(3)}"), ["c"] = Number(random.Next(20)) };

    private static Dictionary<string, AttributeValue> Item(Random random)
    {
        var item = Key(random);
        item["v"] = new AttributeValue(new string('v', random.Next(1000)));
        if (random.Next(4) > 0)
        {
            item["x"] = Number(random.Next(5));
        }

        if (random.Next(4) > 0)
        {
            item["g"] = new AttributeValue($"g{random.Next(3)}");
        }

        return item;
    }

    private static AttributeValue Number(int number) => new() { N = $"{number}" };

    private static string Show(Dictionary<string, AttributeValue> item) =>
        string.Join(' ', item.OrderBy(attribute => attribute.Key, StringComparer.Ordinal).Select(attribute => $"{attribute.Key}={attribute.Value.S ?? attribute.Value.N}"));
}
