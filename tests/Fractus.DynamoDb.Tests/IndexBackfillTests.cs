using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Storage;
using Fractus.Kernel;
using Fractus.Store.Embedded;

namespace Fractus.DynamoDb.Tests;

/// <summary>Indexes that are added to tables with items.</summary>
public sealed class IndexBackfillTests
{
    private static bool HasG(AttributeMap item) => item.TryGet("g", out var g) && g.Type == AttributeType.S && g.Content.Length is > 0 and <= 2048;

    [Fact]
    public async Task An_added_index_is_being_created_in_the_answer_and_then_has_the_items_that_were_there()
    {
        await using var cloud = new Cloud();
        await cloud.CreateTableAsync();
        for (var i = 0; i < 20; i++)
        {
            await cloud.PutAsync($$$$"""{"p":{"S":"{{{{i}}}}"},"g":{"S":"{{{{i % 3}}}}"}}""");
        }

        var answer = await cloud.UpdateTableAsync(t => t with
        {
            AttributeDefinitions = Cloud.Definitions(("g", "S")),
            GlobalSecondaryIndexUpdates = [TableUpdates.Create("byG", "g")],
        });
        await cloud.WaitForIdleAsync();
        var described = await cloud.DescribeAsync();

        Assert.Equal("UPDATING", answer.TableStatus);
        Assert.Equal(("CREATING", false), (answer.GlobalSecondaryIndexes![0].IndexStatus!, answer.GlobalSecondaryIndexes[0].Backfilling));
        Assert.Equal(("ACTIVE", "ACTIVE"), (described.TableStatus!, described.GlobalSecondaryIndexes![0].IndexStatus!));
        Assert.Null(described.GlobalSecondaryIndexes[0].Backfilling);
        Assert.Equal(["g", "p"], described.AttributeDefinitions!.Select(d => d.AttributeName));
        await cloud.AssertAgreesAsync("byG", HasG);
    }

    // The items are already in the table and cannot be refused any more, so the index leaves them out; what is written later is refused.
    [Fact]
    public async Task Items_whose_attribute_cannot_be_a_key_are_left_out_and_can_be_changed_elsewhere()
    {
        await using var cloud = new Cloud();
        await cloud.CreateTableAsync();
        var long1025 = new string('x', 2049);
        foreach (var g in (string[])["""{"S":"a"}""", """{"N":"1"}""", """{"S":""}""", $$"""{"S":"{{long1025}}"}""", """{"L":[]}"""])
        {
            await cloud.PutAsync($$$$"""{"p":{"S":"{{{{g.Length}}}}{{{{g[2]}}}}"},"g":{{{{g}}}}}""");
        }

        await cloud.AddIndexAsync("byG", "g");
        await cloud.AssertAgreesAsync("byG", HasG);
        Assert.Single(await cloud.ScanAsync("byG"));

        const string Key = """{"p":{"S":"9N"}}""";
        Task<UpdateItemOutput> Update(string expression, string value) => cloud.Service.UpdateItem(
            new UpdateItemInput
            {
                TableName = "things",
                Key = Json.Map(Key),
                UpdateExpression = expression,
                ExpressionAttributeValues = Json.Map($$$$"""{":v":{{{{value}}}}}"""),
            },
            cloud.Caller,
            default).AsTask();
        await Update("SET w = :v", """{"N":"2"}""");
        Assert.Equal("""{"g":{"N":"1"},"p":{"S":"9N"},"w":{"N":"2"}}""", await cloud.GetAsync(Key));
        Assert.Contains("Type mismatch for Index Key g Expected: S Actual: N IndexName: byG", await Update("SET g = :v", """{"N":"2"}""").RefusalAsync());
        Assert.Contains("Type mismatch for Index Key g", await cloud.PutAsync("""{"p":{"S":"new"},"g":{"N":"1"}}""").AsTask().RefusalAsync());
        await Update("SET g = :v", """{"S":"mended"}""");
        await cloud.AssertAgreesAsync("byG", HasG);
    }

    // From the commit that adds the index every write maintains it, and the backfill takes each item as it is in its own transaction:
    // whatever the order in which the two come to an item, table and index end the same.
    [Fact]
    public async Task Writes_that_go_on_during_the_backfill_leave_index_and_table_in_agreement()
    {
        await using var cloud = new Cloud();
        await cloud.CreateTableAsync();
        await FillAsync(cloud, items: 4000);
        using var stop = new CancellationTokenSource();
        var writers = Enumerable.Range(0, 4).Select(seed => Task.Run(() => WriteAsync(cloud, new Random(seed), 4000, stop.Token))).ToArray();
        await cloud.AddIndexAsync("byG", "g");
        await cloud.AddIndexAsync("byH", "h");
        await stop.CancelAsync();
        Assert.True((await Task.WhenAll(writers)).Sum() > 0);

        await cloud.AssertAgreesAsync("byG", HasG);
        await cloud.AssertAgreesAsync("byH", item => item.TryGet("h", out _));
    }

    // A process may die anywhere: what a step wrote and how far it came are one transaction.
    [Fact]
    public async Task A_backfill_that_was_cut_off_goes_on_when_the_store_is_opened_again()
    {
        var path = Directory.CreateTempSubdirectory("fractus-backfill-").FullName;
        try
        {
            using (var directory = DataDirectory.Open(path))
            {
                await using var cloud = new Cloud(store: EmbeddedStore.Open(directory, TimeProvider.System, IdGenerator.System));
                await cloud.CreateTableAsync();
                await FillAsync(cloud, items: 3000);

                // The job's own commit and two steps of 500 items.
                var steps = new SemaphoreSlim(0);
                using var watch = cloud.Store.Watch(KeySpace.Jobs.Range(), _ => steps.Release());
                await cloud.UpdateTableAsync(t => t with
                {
                    AttributeDefinitions = Cloud.Definitions(("g", "S")),
                    GlobalSecondaryIndexUpdates = [TableUpdates.Create("byG", "g")],
                });
                for (var i = 0; i < 3; i++)
                {
                    await steps.WaitAsync(TimeSpan.FromMinutes(1));
                }

                await cloud.Service.DisposeAsync();
                Assert.True(TableUpdates.HasJobs(cloud.Store));
            }

            using (var directory = DataDirectory.Open(path))
            {
                await using var cloud = new Cloud(store: EmbeddedStore.Open(directory, TimeProvider.System, IdGenerator.System));
                await WriteAsync(cloud, new Random(5), 3000, stop: default, writes: 300);
                await cloud.WaitForIdleAsync();
                await cloud.AssertAgreesAsync("byG", HasG);
            }
        }
        finally
        {
            Directory.Delete(path, recursive: true);
        }
    }

    [Fact]
    public async Task An_index_that_is_being_filled_is_written_but_not_read_and_holds_its_table()
    {
        await using var cloud = new Cloud();
        await cloud.CreateTableAsync();
        await cloud.PutAsync("""{"p":{"S":"old"},"g":{"S":"a"}}""");
        await cloud.AddIndexAsync("byG", "g");

        // As it is before a backfill's last step.
        await cloud.Store.TransactAsync(transaction =>
        {
            var table = TableCatalog.Read(transaction, cloud.Caller, "things")!;
            TableCatalog.Write(transaction, cloud.Caller, table.Record with { Indexes = [table.Record.Indexes[0] with { IsBackfilling = true }] });
            return true;
        });
        await cloud.PutAsync("""{"p":{"S":"new"},"g":{"S":"a"}}""");
        var described = await cloud.DescribeAsync();
        Assert.Equal("ACTIVE", described.TableStatus);
        Assert.Equal(("CREATING", true), (described.GlobalSecondaryIndexes![0].IndexStatus!, described.GlobalSecondaryIndexes[0].Backfilling));

        var query = new QueryInput
        {
            TableName = "things",
            IndexName = "byG",
            KeyConditionExpression = "g = :g",
            ExpressionAttributeValues = Json.Map("""{":g":{"S":"a"}}"""),
        };
        Assert.Equal("Cannot read from backfilling global secondary index: byG", await cloud.QueryAsync(query).RefusalAsync());
        Assert.Equal("Cannot read from backfilling global secondary index: byG", await cloud.ScanAsync("byG").RefusalAsync());
        var inUse = await Assert.ThrowsAsync<ResourceInUseException>(
            async () => await cloud.Service.DeleteTable(new DeleteTableInput { TableName = "things" }, cloud.Caller, default));
        Assert.Equal(
            "Attempt to change a resource which is still in use: Cannot delete table while indexes are being created, updated, or deleted.",
            inUse.Message);
        await Assert.ThrowsAsync<LimitExceededException>(() => cloud.UpdateTableAsync(t => t with
        {
            AttributeDefinitions = Cloud.Definitions(("h", "S")),
            GlobalSecondaryIndexUpdates = [TableUpdates.Create("byH", "h")],
        }));

        // It may be given up.
        await cloud.UpdateTableAsync(t => t with { GlobalSecondaryIndexUpdates = [TableUpdates.Delete("byG")] });
        Assert.Null((await cloud.DescribeAsync()).GlobalSecondaryIndexes);
    }

    // Writers and statistics that still know the deleted index must not reach into its successor.
    [Fact]
    public async Task A_deleted_index_leaves_no_entry_and_its_number_is_not_used_again()
    {
        await using var cloud = new Cloud();
        await cloud.CreateTableAsync();
        await cloud.PutAsync("""{"p":{"S":"1"},"g":{"S":"a"}}""");
        await cloud.AddIndexAsync("byG", "g");
        var answer = await cloud.UpdateTableAsync(t => t with { GlobalSecondaryIndexUpdates = [TableUpdates.Delete("byG")] });
        Assert.Equal(("UPDATING", "DELETING"), (answer.TableStatus!, answer.GlobalSecondaryIndexes![0].IndexStatus!));
        Assert.Equal(["p"], (await cloud.DescribeAsync()).AttributeDefinitions!.Select(d => d.AttributeName));

        // Its attribute may be of any type again.
        await cloud.PutAsync("""{"p":{"S":"2"},"g":{"N":"7"}}""");
        await cloud.AddIndexAsync("byG", "g", "N");
        Assert.Equal(["""{"g":{"N":"7"},"p":{"S":"2"}}"""], (await cloud.ScanAsync("byG")).Select(Json.Of));

        using var snapshot = cloud.Store.OpenSnapshot();
        var table = TableCatalog.Read(snapshot, cloud.Caller, "things")!;
        Assert.Equal(2, table.Record.Indexes.Single().Number);
        Assert.Empty(snapshot.Range(KeySpace.EntriesOf(table.Record.Number, 1)));
    }

    [Fact]
    public async Task An_index_that_is_deleted_during_its_backfill_leaves_neither_entry_nor_work()
    {
        await using var cloud = new Cloud();
        await cloud.CreateTableAsync();
        await FillAsync(cloud, items: 3000);
        await cloud.UpdateTableAsync(t => t with
        {
            AttributeDefinitions = Cloud.Definitions(("g", "S")),
            GlobalSecondaryIndexUpdates = [TableUpdates.Create("byG", "g")],
        });
        await cloud.UpdateTableAsync(t => t with { GlobalSecondaryIndexUpdates = [TableUpdates.Delete("byG")] });
        await cloud.WaitForIdleAsync();

        using var snapshot = cloud.Store.OpenSnapshot();
        var table = TableCatalog.Read(snapshot, cloud.Caller, "things")!;
        Assert.Empty(snapshot.Range(KeySpace.EntriesOf(table.Record.Number, 1)));
        Assert.Equal("The table does not have the specified index: byG", await cloud.ScanAsync("byG").RefusalAsync());
    }

    private static async Task FillAsync(Cloud cloud, int items)
    {
        var random = new Random(1);
        for (var i = 0; i < items; i += 25)
        {
            var requests = Enumerable.Range(i, 25).Select(n => new WriteRequest { PutRequest = new() { Item = Item(n, random) } }).ToArray();
            var batch = new Dictionary<string, IReadOnlyList<WriteRequest>> { ["things"] = requests };
            await cloud.Service.BatchWriteItem(new BatchWriteItemInput { RequestItems = batch }, cloud.Caller, default);
        }
    }

    private static AttributeMap Item(int number, Random random)
    {
        var g = random.Next(3) == 0 ? "" : $$$$""","g":{"S":"{{{{random.Next(50)}}}}"}""";
        var h = random.Next(3) == 0 ? "" : $$$$""","h":{"S":"{{{{random.Next(50)}}}}"}""";
        return Json.Map($$$$"""{"p":{"S":"{{{{number}}}}"}{{{{g}}}}{{{{h}}}}}""");
    }

    private static async Task<int> WriteAsync(Cloud cloud, Random random, int items, CancellationToken stop, int writes = int.MaxValue)
    {
        var done = 0;
        for (; done < writes && !stop.IsCancellationRequested; done++)
        {
            var number = random.Next(items + 100);
            var key = Json.Map($$$$"""{"p":{"S":"{{{{number}}}}"}}""");
            if (random.Next(4) == 0)
            {
                await cloud.Service.DeleteItem(new DeleteItemInput { TableName = "things", Key = key }, cloud.Caller, default);
            }
            else if (random.Next(2) == 0)
            {
                await cloud.Service.PutItem(new PutItemInput { TableName = "things", Item = Item(number, random) }, cloud.Caller, default);
            }
            else
            {
                await cloud.Service.UpdateItem(
                    new UpdateItemInput { TableName = "things", Key = key, UpdateExpression = "REMOVE g" }, cloud.Caller, default);
            }
        }

        return done;
    }
}
