using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Fractus.Testing;

namespace Fractus.DynamoDb.Tests.Streams;

/// <summary>A copy of the table that is kept by its stream is the table: the promise that everything built on streams stands on.</summary>
public sealed class ReplayTests
{
    private const int Workers = 4;
    private static readonly TimeProvider s_time = TimeProvider.System;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task The_stream_of_a_random_history_replays_to_the_table_over_shards_and_expiries(int seed)
    {
        await using var cloud = await TimedCloud.StartAsync();
        using var sdk = new Sdk(cloud.Url, cloud.Time);
        using var wire = new WireClient(cloud.Url, cloud.Time);
        var arn = await CreateAsync(sdk);
        var history = new History(sdk, "table", "one", seed);
        for (var shards = 1; shards <= 4; shards++)
        {
            for (var i = 0; i < 150; i++)
            {
                await history.WriteAsync(cloud.Time.GetUtcNow().ToUnixTimeSeconds());
                if (i % 10 == 0)
                {
                    cloud.Advance(TimeSpan.FromSeconds(1));
                }
            }

            cloud.Advance(TimeSpan.FromHours(4));
            await Sdk.UntilAsync(async () => (await sdk.Streams.ShardsAsync(arn)).Count == shards + 1 && !await HasExpiredAsync(sdk, cloud.Time));
        }

        var numbers = await History.CheckAsync(sdk, wire, "table", arn);
        Assert.Superset(history.Acknowledged.ToHashSet(), numbers);
        Assert.Empty(cloud.Log);
    }

    [Fact]
    public async Task After_kills_at_any_moment_the_stream_has_all_that_was_acknowledged_and_replays_to_the_table()
    {
        using var folder = new TemporaryFolder();
        await using var server = await ServerProcess.StartAsync(["--data", Path.Combine(folder.Path, "data"), "--log-level", "warning"]);
        var arn = "";
        var random = new Random(7);
        var acknowledged = new HashSet<string>();
        for (var round = 0; round < 4; round++)
        {
            using (var sdk = new Sdk(server.Url))
            {
                arn = round == 0 ? await CreateAsync(sdk) : arn;
                var histories = Enumerable.Range(0, Workers).Select(i => new History(sdk, "table", $"w{i}", 1 + i + (round * Workers))).ToList();
                await WriteUntilKilledAsync(server, histories, random.Next(50, 500));
                acknowledged.UnionWith(histories.SelectMany(history => history.Acknowledged));
            }

            await server.StartAsync();
            using var after = new Sdk(server.Url);
            using var wire = new WireClient(server.Url, s_time);
            await Sdk.UntilAsync(async () => !await HasExpiredAsync(after, s_time));
            Assert.Superset(acknowledged, await History.CheckAsync(after, wire, "table", arn));
        }
    }

    [Fact]
    public async Task Items_that_a_kill_left_unindexed_expire_all_the_same()
    {
        const int Count = 4000;
        using var folder = new TemporaryFolder();
        await using var server = await ServerProcess.StartAsync(["--data", Path.Combine(folder.Path, "data"), "--log-level", "warning"]);
        using (var sdk = new Sdk(server.Url))
        {
            await sdk.CreateTableAsync("table");
            var passed = new AttributeValue { N = $"{s_time.GetUtcNow().ToUnixTimeSeconds() - 60}" };
            await Parallel.ForEachAsync(Enumerable.Range(0, Count).Chunk(25), async (chunk, cancellation) => await sdk.Tables.BatchWriteItemAsync(
                new Dictionary<string, List<WriteRequest>>
                {
                    ["table"] = [.. chunk.Select(i => new WriteRequest(new PutRequest(new() { ["p"] = new() { S = $"{i}" }, ["dueAt"] = passed })))],
                },
                cancellation));
            await EnableAsync(sdk);
            await server.KillAsync();
        }

        await server.StartAsync();
        using var after = new Sdk(server.Url);
        await Sdk.UntilAsync(async () =>
            (await after.Tables.DescribeTimeToLiveAsync("table")).TimeToLiveDescription.TimeToLiveStatus == TimeToLiveStatus.ENABLED);
        await Sdk.UntilAsync(async () => (await after.Tables.ScanAsync(new ScanRequest { TableName = "table", Limit = 1 })).Items.Count == 0);
    }

    private static async Task<string> CreateAsync(Sdk sdk)
    {
        var arn = await sdk.CreateTableAsync("table", StreamViewType.NEW_AND_OLD_IMAGES);
        await EnableAsync(sdk);
        return arn!;
    }

    private static Task<UpdateTimeToLiveResponse> EnableAsync(Sdk sdk) => sdk.Tables.UpdateTimeToLiveAsync(new UpdateTimeToLiveRequest
    {
        TableName = "table",
        TimeToLiveSpecification = new TimeToLiveSpecification { AttributeName = "dueAt", Enabled = true },
    });

    private static async Task WriteUntilKilledAsync(ServerProcess server, List<History> histories, int most)
    {
        var written = 0;
        await Task.WhenAll(histories.Select(async history =>
        {
            try
            {
                while (true)
                {
                    await history.WriteAsync(s_time.GetUtcNow().ToUnixTimeSeconds());
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

    private static async Task<bool> HasExpiredAsync(Sdk sdk, TimeProvider time)
    {
        var scanned = await sdk.Tables.ScanAsync(new ScanRequest
        {
            TableName = "table",
            ConsistentRead = true,
            FilterExpression = "dueAt <= :now",
            ExpressionAttributeValues = new() { [":now"] = new() { N = $"{time.GetUtcNow().ToUnixTimeSeconds() + 3}" } },
        });
        return scanned.Items.Count > 0;
    }
}
