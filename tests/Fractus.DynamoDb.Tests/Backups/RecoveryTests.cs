using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Storage;
using Fractus.DynamoDb.Storage.Recovery;
using Fractus.Kernel;
using Fractus.Store;

namespace Fractus.DynamoDb.Tests.Backups;

/// <summary>Tables made of other tables as they were.</summary>
public sealed class RecoveryTests
{
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

    // The heart of it: whatever was written, each second can be had again, exactly.
    [Fact]
    public async Task Each_second_of_a_random_history_can_be_restored_exactly()
    {
        var time = BackupUse.Clock();
        await using var cloud = new Cloud(time);
        await cloud.CreateTableAsync(with: WithIndex);
        await cloud.FillAsync(20);
        await cloud.SetRecoveryAsync(true);
        var random = new Random(11);
        var history = new List<(DateTimeOffset Time, List<string> Items)>();
        for (var second = 0; second < 12; second++)
        {
            time.Advance(s_second);
            for (var write = 0; write < 15; write++)
            {
                await WriteAsync(cloud, random);
            }

            history.Add((time.GetUtcNow(), await cloud.ItemsAsync()));
        }

        foreach (var (moment, items) in history)
        {
            var target = "at" + moment.ToUnixTimeSeconds();
            var table = await cloud.RestoreToAsync(moment, target);
            Assert.Equal("ACTIVE", table.TableStatus);
            Assert.Equal(items, await cloud.ItemsAsync(target));
            Assert.Equal(items.Where(item => item.Contains("\"g\"", StringComparison.Ordinal)), await cloud.ItemsAsync(target, "byG"));
            Assert.Equal(items.Count, table.ItemCount);
        }
    }

    [Fact]
    public async Task The_latest_time_is_now()
    {
        var time = BackupUse.Clock();
        await using var cloud = new Cloud(time);
        await cloud.CreateTableAsync();
        await cloud.SetRecoveryAsync(true);
        await cloud.FillAsync(5);
        var answer = await cloud.BeginRestoreToAsync(null);
        await cloud.PutAsync("""{"p":{"S":"too late"}}""");
        await cloud.SettleAsync();
        Assert.Equal((true, time.GetUtcNow()), (answer.RestoreSummary!.RestoreInProgress, answer.RestoreSummary.RestoreDateTime));
        Assert.Equal("arn:aws:dynamodb:us-east-1:000000000000:table/things", answer.RestoreSummary.SourceTableArn);
        Assert.Null(answer.RestoreSummary.SourceBackupArn);
        Assert.Equal(5, (await cloud.ItemsAsync("restored")).Count);
    }

    // Clocks are set back. A time must still cut the history where it cut the writes.
    [Fact]
    public async Task A_clock_that_is_turned_back_does_not_mix_the_order_of_writes()
    {
        var time = BackupUse.Clock();
        await using var cloud = new Cloud(time);
        await cloud.CreateTableAsync();
        await cloud.SetRecoveryAsync(true);
        time.Advance(10 * s_second);
        await cloud.PutAsync("""{"p":{"S":"1"},"v":{"S":"first"}}""");
        time.TurnBack(5 * s_second);
        await cloud.PutAsync("""{"p":{"S":"1"},"v":{"S":"second"}}""");
        await cloud.PutAsync("""{"p":{"S":"2"},"v":{"S":"second"}}""");
        time.Advance(2 * s_second);

        // Before the first write there is nothing of the second, though its clock said so.
        await cloud.RestoreToAsync(time.GetUtcNow(), "early");
        Assert.Empty(await cloud.ItemsAsync("early"));
        await cloud.RestoreToAsync(null, "late");
        Assert.Equal(await cloud.ItemsAsync(), await cloud.ItemsAsync("late"));
    }

    // Between all steps the source is written to, before and behind the place where the restore reads.
    [Fact]
    public async Task A_restore_is_exact_while_writes_go_on()
    {
        await using var memory = new MemoryStore();
        var store = new StoppableStore(memory);
        await using var cloud = new Cloud(BackupUse.Clock(), store);
        await cloud.CreateTableAsync(with: WithIndex);
        await cloud.FillAsync(2000);
        await cloud.SetRecoveryAsync(true);
        var random = new Random(3);
        for (var write = 0; write < 200; write++)
        {
            await WriteAsync(cloud, random);
        }

        var items = await cloud.ItemsAsync();
        store.StopAfter(1);
        await cloud.BeginRestoreToAsync(null);
        await store.Stopped;
        var steps = 0;
        do
        {
            steps++;
            for (var write = 0; write < 200; write++)
            {
                await WriteAsync(cloud, random, 2000);
            }
        }
        while (await StepAsync(memory));

        Assert.True(steps > 10);
        Assert.NotEqual(items, await cloud.ItemsAsync());
        Assert.Equal(items, await cloud.ItemsAsync("restored"));
        Assert.Equal(items.Where(item => item.Contains("\"g\"", StringComparison.Ordinal)), await cloud.ItemsAsync("restored", "byG"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(9)]
    [InlineData(11)]
    public async Task A_restore_goes_on_where_a_crash_stopped_it(int steps)
    {
        await using var memory = new MemoryStore();
        using var blobs = FileBlobStore.OpenTemporary(TimeProvider.System, IdGenerator.System);
        var store = new StoppableStore(memory);
        var time = BackupUse.Clock();
        List<string> items;
        await using (var cloud = new Cloud(time, store, blobs))
        {
            await cloud.CreateTableAsync();
            await cloud.FillAsync(1500);
            await cloud.SetRecoveryAsync(true);
            items = await cloud.ItemsAsync();
            var moment = time.GetUtcNow();
            time.Advance(s_second);
            await cloud.FillAsync(1200, ",\"v\":{\"S\":\"new\"}");
            store.StopAfter(1 + steps);
            await cloud.BeginRestoreToAsync(moment);
            await store.Stopped;
            Assert.Equal("CREATING", (await cloud.DescribeTableAsync("restored")).TableStatus);
        }

        await using (var cloud = new Cloud(time, new StoppableStore(memory), blobs))
        {
            await cloud.PutAsync("""{"p":{"S":"7"}}""");
            await cloud.SettleAsync();
            Assert.Equal("ACTIVE", (await cloud.DescribeTableAsync("restored")).TableStatus);
            Assert.Equal(items, await cloud.ItemsAsync("restored"));
        }
    }

    // The real service keeps a deleted source for its restores; here its data stay until the last restore has read them.
    [Fact]
    public async Task The_source_may_be_deleted_while_it_is_being_restored()
    {
        var time = BackupUse.Clock();
        await using var memory = new MemoryStore();
        using var blobs = FileBlobStore.OpenTemporary(TimeProvider.System, IdGenerator.System);
        var store = new StoppableStore(memory);
        List<string> items;
        await using (var cloud = new Cloud(time, store, blobs))
        {
            await cloud.CreateTableAsync();
            await cloud.SetRecoveryAsync(true);
            await cloud.FillAsync(1500);
            items = await cloud.ItemsAsync();
            store.StopAfter(3);
            await cloud.BeginRestoreToAsync(null);
            await store.Stopped;
            store.StopAfter(int.MaxValue);
            Assert.Equal(
                "Another table is being restored from the table: things. Please retry later",
                await cloud.SetRecoveryAsync(false).RefusedAsync("ContinuousBackupsUnavailableException"));
            await cloud.DeleteTableAsync();
        }

        await using (var cloud = new Cloud(time, new StoppableStore(memory), blobs))
        {
            await cloud.SettleAsync();
            Assert.Equal(items, await cloud.ItemsAsync("restored"));
        }

        using var snapshot = memory.OpenSnapshot();
        Assert.Empty(snapshot.Range(KeySpace.All(1)));
        Assert.Empty(snapshot.Range(KeySpace.AllHistory(1)));
        Assert.Empty(snapshot.Range(KeySpace.Holds(1).Range()));
    }

    [Fact]
    public async Task Requests_are_checked_in_the_services_order()
    {
        var time = BackupUse.Clock();
        await using var cloud = new Cloud(time);
        await cloud.CreateTableAsync();
        await cloud.CreateTableAsync("other");
        time.Advance(TimeSpan.FromHours(1));
        var early = time.GetUtcNow() - s_second;
        async Task Refused(string code, string message, Func<RestoreTableToPointInTimeInput, RestoreTableToPointInTimeInput> with) =>
            Assert.Equal(message, await cloud.BeginRestoreToAsync(null, with: with).RefusedAsync(code));

        await Refused(
            "ValidationException", "Must provide exactly one of: sourceTableArn, sourceTableName", i => i with { SourceTableArn = "arn:aws:dynamodb:us-east-1:000000000000:table/things" });
        await Refused(
            "ValidationException", "The parameter 'TableName' is required but was not present in the request", i => i with { SourceTableName = null });
        await Refused(
            "ValidationException",
            "Invalid Request: Both RestoreDateTime and UseLatestRestorableTime cannot be set for point-in-time restore request. "
            + "Please specify either RestoreDateTime time or UseLatestRestorableTime",
            i => i with { RestoreDateTime = early });
        await Refused(
            "ValidationException",
            "Invalid Request: Either one of RestoreDateTime or UseLatestRestorableTime must be specified, but not both",
            i => i with { UseLatestRestorableTime = false });
        await Refused("ValidationException", "sourceTableArn is not a valid ARN", i => i with { SourceTableName = null, SourceTableArn = "arn:aws:sqs:us-east-1:000000000000:things" });
        await Refused(
            "ValidationException",
            "This action is only supported by accounts that match the resource owner’s account.",
            i => i with { SourceTableName = null, SourceTableArn = "arn:aws:dynamodb:us-east-1:111111111111:table/things" });
        await Refused("TableNotFoundException", "Table not found: nowhere", i => i with { SourceTableName = "nowhere", TargetTableName = "other" });
        await Refused("PointInTimeRecoveryUnavailableException", "Point in time recovery is not enabled for table 'things'", i => i with { TargetTableName = "other" });

        await cloud.SetRecoveryAsync(true);
        time.Advance(TimeSpan.FromMinutes(1));
        await Refused(
            "InvalidRestoreTimeException",
            "RestoreDateTime '2026-01-01T00:59:59Z' must be within EarliestRestorableDateTime '2026-01-01T01:00:00Z' "
            + "and LatestRestorableDateTime '2026-01-01T01:01:00Z'",
            i => i with { UseLatestRestorableTime = null, RestoreDateTime = early, TargetTableName = "other" });
        var future = time.GetUtcNow() + s_second;
        await cloud.BeginRestoreToAsync(future).RefusedAsync("InvalidRestoreTimeException");
        await Refused("TableAlreadyExistsException", "Table already exists: other", i => i with { TargetTableName = "other" });
        await Refused("TableAlreadyExistsException", "Table already exists: things", i => i with { TargetTableName = "things" });
        await cloud.BeginRestoreToAsync(
            null, with: i => i with { SourceTableName = null, SourceTableArn = "arn:aws:dynamodb:us-east-1:000000000000:table/things" });
    }

    private static CreateTableInput WithIndex(CreateTableInput input) => input with
    {
        AttributeDefinitions = Cloud.Definitions(("p", "S"), ("g", "S")),
        GlobalSecondaryIndexes = [new() { IndexName = "byG", KeySchema = Cloud.Keys("g"), Projection = new() { ProjectionType = "ALL" } }],
    };

    // What the jobs' worker does, one step.
    private static ValueTask<bool> StepAsync(MemoryStore store) => store.TransactAsync(transaction =>
    {
        var job = TableJob.Read(Assert.Single(transaction.Range(KeySpace.Jobs.Range())).Value.Span);
        var cursor = new HistoryRestore().Step(transaction, job);
        if (cursor is null)
        {
            transaction.Clear(job.Key);
        }
        else
        {
            (job with { Cursor = cursor }).Write(transaction);
        }

        return cursor is not null;
    });

    private static async Task WriteAsync(Cloud cloud, Random random, int keys = 30)
    {
        var key = $$$$""" "p":{"S":"{{{{random.Next(keys)}}}}"} """;
        switch (random.Next(5))
        {
            case 0:
                await cloud.DeleteAsync($"{{{key}}}");
                break;
            case 1:
                await cloud.Service.UpdateItem(
                    new UpdateItemInput
                    {
                        TableName = "things",
                        Key = Json.Map($"{{{key}}}"),
                        UpdateExpression = "ADD n :n REMOVE g",
                        ExpressionAttributeValues = Json.Map("""{":n":{"N":"1"}}"""),
                    },
                    cloud.Caller,
                    default);
                break;
            default:
                await cloud.PutAsync($$$$"""{{{{{key}}}},"n":{"N":"{{{{random.Next(1000)}}}}"},"g":{"S":"g{{{{random.Next(5)}}}}"}}""");
                break;
        }
    }
}
