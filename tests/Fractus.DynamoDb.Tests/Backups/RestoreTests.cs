using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Storage;
using Fractus.Kernel;
using Fractus.Store;

namespace Fractus.DynamoDb.Tests.Backups;

/// <summary>Tables made of backups.</summary>
public sealed class RestoreTests
{
    private static CreateTableInput WithIndexes(CreateTableInput input) => input with
    {
        BillingMode = BillingMode.Provisioned,
        ProvisionedThroughput = new() { ReadCapacityUnits = 5, WriteCapacityUnits = 5 },
        AttributeDefinitions = Cloud.Definitions(("p", "S"), ("c", "N"), ("g", "S")),
        GlobalSecondaryIndexes =
        [
            new()
            {
                IndexName = "byG",
                KeySchema = Cloud.Keys("g"),
                Projection = new() { ProjectionType = "INCLUDE", NonKeyAttributes = ["v", "w"] },
                ProvisionedThroughput = new() { ReadCapacityUnits = 6, WriteCapacityUnits = 7 },
            },
        ],
        LocalSecondaryIndexes = [new() { IndexName = "local", KeySchema = Cloud.Keys("p", "g"), Projection = new() { ProjectionType = "KEYS_ONLY" } }],
        Tags = [new Tag { Key = "team", Value = "blue" }],
        TableClass = "STANDARD_INFREQUENT_ACCESS",
        DeletionProtectionEnabled = true,
    };

    private static async Task<string> BackUpIndexedAsync(Cloud cloud)
    {
        await cloud.CreateTableAsync(sortType: "N", with: WithIndexes);
        for (var i = 0; i < 20; i++)
        {
            await cloud.PutAsync($$$$"""{"p":{"S":"p{{{{i % 3}}}}"},"c":{"N":"{{{{i}}}}"},"g":{"S":"g{{{{i % 4}}}}"},"v":{"S":"v"},"x":{"BOOL":true}}""");
        }

        return await cloud.BackUpAsync();
    }

    [Fact]
    public async Task A_restored_table_has_the_items_of_the_backup_and_its_own_identity()
    {
        var time = BackupUse.Clock();
        await using var cloud = new Cloud(time);
        var source = await cloud.CreateTableAsync();
        await cloud.FillAsync(30);
        var items = await cloud.ItemsAsync();
        var arn = await cloud.BackUpAsync();
        await cloud.PutAsync("""{"p":{"S":"later"}}""");
        await cloud.DeleteAsync("""{"p":{"S":"1"}}""");
        time.Advance(TimeSpan.FromMinutes(1));

        var answer = await cloud.BeginRestoreAsync(arn);
        await cloud.SettleAsync();
        var restored = await cloud.DescribeTableAsync("restored");

        Assert.Equal(("CREATING", true), (answer.TableStatus, answer.RestoreSummary!.RestoreInProgress));
        Assert.Equal((arn, source.TableArn), (answer.RestoreSummary.SourceBackupArn, answer.RestoreSummary.SourceTableArn));
        Assert.Equal(time.GetUtcNow() - TimeSpan.FromMinutes(1), answer.RestoreSummary.RestoreDateTime);
        Assert.Equal(items, await cloud.ItemsAsync("restored"));
        Assert.Equal(("ACTIVE", time.GetUtcNow(), 30L), (restored.TableStatus, restored.CreationDateTime, restored.ItemCount));
        Assert.NotEqual(source.TableId, restored.TableId);
        Assert.Null(restored.RestoreSummary);
    }

    [Fact]
    public async Task Indexes_and_capacity_are_restored_and_the_rest_has_to_be_set_anew()
    {
        await using var cloud = new Cloud();
        var arn = await BackUpIndexedAsync(cloud);
        var recorded = (await cloud.DescribeBackupAsync(arn)).SourceTableFeatureDetails!;
        var restored = await cloud.RestoreAsync(arn);

        Assert.Equal(("byG", 6L), (recorded.GlobalSecondaryIndexes![0].IndexName, recorded.GlobalSecondaryIndexes[0].ProvisionedThroughput!.ReadCapacityUnits));
        Assert.Equal("local", Assert.Single(recorded.LocalSecondaryIndexes!).IndexName);
        Assert.Equal((5L, 5L), (restored.ProvisionedThroughput!.ReadCapacityUnits, restored.ProvisionedThroughput.WriteCapacityUnits));
        var global = Assert.Single(restored.GlobalSecondaryIndexes!);
        Assert.Equal(("byG", 7L, 20L), (global.IndexName, global.ProvisionedThroughput!.WriteCapacityUnits, global.ItemCount));
        Assert.Equal("local", Assert.Single(restored.LocalSecondaryIndexes!).IndexName);
        Assert.Equal(await cloud.ItemsAsync(index: "byG"), await cloud.ItemsAsync("restored", "byG"));
        Assert.Equal(await cloud.ItemsAsync(index: "local"), await cloud.ItemsAsync("restored", "local"));
        Assert.False(restored.DeletionProtectionEnabled);
        Assert.Null(restored.TableClassSummary);
        var tags = await cloud.Service.ListTagsOfResource(new ListTagsOfResourceInput { ResourceArn = restored.TableArn! }, cloud.Caller, default);
        Assert.Empty(tags.Tags!);
    }

    [Fact]
    public async Task Indexes_can_be_left_out_or_renamed_and_capacity_overridden()
    {
        await using var cloud = new Cloud();
        var arn = await BackUpIndexedAsync(cloud);
        var bare = await cloud.RestoreAsync(
            arn, "bare", input => input with { GlobalSecondaryIndexOverride = [], LocalSecondaryIndexOverride = [] });
        Assert.Null(bare.GlobalSecondaryIndexes);
        Assert.Null(bare.LocalSecondaryIndexes);
        Assert.Equal(["c", "p"], bare.AttributeDefinitions!.Select(definition => definition.AttributeName).Order());

        var onDemand = await cloud.RestoreAsync(arn, "onDemand", input => input with { BillingModeOverride = "PAY_PER_REQUEST" });
        Assert.Equal("PAY_PER_REQUEST", onDemand.BillingModeSummary!.BillingMode);
        Assert.Equal(0L, onDemand.GlobalSecondaryIndexes![0].ProvisionedThroughput!.ReadCapacityUnits);

        var renamed = await cloud.RestoreAsync(arn, "renamed", input => input with
        {
            ProvisionedThroughputOverride = new() { ReadCapacityUnits = 9, WriteCapacityUnits = 9 },
            GlobalSecondaryIndexOverride = [Global("other", "g", 8)],
            LocalSecondaryIndexOverride = [new() { IndexName = "mine", KeySchema = Cloud.Keys("p", "g"), Projection = new() { ProjectionType = "KEYS_ONLY" } }],
        });
        Assert.Equal((9L, 8L), (renamed.ProvisionedThroughput!.ReadCapacityUnits, renamed.GlobalSecondaryIndexes![0].ProvisionedThroughput!.ReadCapacityUnits));
        Assert.Equal(await cloud.ItemsAsync(index: "byG"), await cloud.ItemsAsync("renamed", "other"));
        Assert.Equal("mine", renamed.LocalSecondaryIndexes![0].IndexName);
    }

    [Fact]
    public async Task Overrides_that_do_not_fit_are_refused_and_make_no_table()
    {
        await using var cloud = new Cloud();
        var arn = await BackUpIndexedAsync(cloud);
        await cloud.CreateTableAsync("plain");
        var plain = await cloud.BackUpAsync("plain");
        async Task Refused(string message, string backup, Func<RestoreTableFromBackupInput, RestoreTableFromBackupInput> with)
        {
            Assert.Equal("Invalid Request: " + message, await cloud.BeginRestoreAsync(backup, with: with).RefusedAsync("ValidationException"));
            await cloud.DescribeTableAsync("restored").RefusedAsync("ResourceNotFoundException");
        }

        ProvisionedThroughput units = new() { ReadCapacityUnits = 1, WriteCapacityUnits = 1 };
        await Refused("Cannot override ProvisionedThroughput unless BillingMode is PROVISIONED", plain, i => i with { ProvisionedThroughputOverride = units });
        await Refused(
            "Cannot override ProvisionedThroughput if BillingMode is overridden to PAY_PER_REQUEST",
            arn,
            i => i with { BillingModeOverride = "PAY_PER_REQUEST", ProvisionedThroughputOverride = units });
        await Refused(
            "Must override ProvisionedThroughput if BillingMode is overridden to PROVISIONED", plain, i => i with { BillingModeOverride = "PROVISIONED" });
        await Refused(
            "Cannot override ProvisionedThroughput if BillingMode is overridden to PAY_PER_REQUEST for index byG",
            arn,
            i => i with { BillingModeOverride = "PAY_PER_REQUEST", GlobalSecondaryIndexOverride = [Global("byG", "g", 1)] });
        await Refused("Must specify provisioned throughput for index byG", arn, i => i with { GlobalSecondaryIndexOverride = [Global("byG", "g", null)] });
        const string NoMatch = "Index byX does not match a secondary index that existed in the source table and cannot be created during the restore operation";
        await Refused(NoMatch, arn, i => i with { GlobalSecondaryIndexOverride = [Global("byX", "x", 1)] });
        await Refused(NoMatch, plain, i => i with { LocalSecondaryIndexOverride = [new() { IndexName = "byX", KeySchema = Cloud.Keys("p", "x"), Projection = new() { ProjectionType = "ALL" } }] });
        await Refused(
            "sseSpecificationOverride must be provided for cross-region restores", arn.Replace("us-east-1", "us-west-2", StringComparison.Ordinal), i => i);
    }

    // To everyone but the one who waits for it, the table is not there before it is whole.
    [Fact]
    public async Task While_it_is_being_filled_a_table_can_only_be_described()
    {
        await using var memory = new MemoryStore();
        var store = new StoppableStore(memory);
        await using var cloud = new Cloud(BackupUse.Clock(), store);
        var (arn, _) = await StoppedRestoreAsync(cloud, store);

        var table = await cloud.DescribeTableAsync("restored");
        store.StopAfter(int.MaxValue);
        Assert.Equal(("CREATING", arn), (table.TableStatus, table.RestoreSummary!.SourceBackupArn));
        Assert.Contains("restored", (await cloud.Service.ListTables(new ListTablesInput(), cloud.Caller, default)).TableNames!);
        Assert.Equal("Requested resource not found", await cloud.GetAsync("""{"p":{"S":"1"}}""", "restored").RefusedAsync("ResourceNotFoundException"));
        await cloud.PutAsync("""{"p":{"S":"1"}}""", "restored").AsTask().RefusedAsync("ResourceNotFoundException");
        await cloud.ItemsAsync("restored").RefusedAsync("ResourceNotFoundException");
        Assert.Equal(
            "Attempt to change a resource which is still in use: Table is being created: restored",
            await cloud.DeleteTableAsync("restored").AsTask().RefusedAsync("ResourceInUseException"));
        Assert.Equal("Table is being used: restored", await cloud.CreateTableAsync("restored").RefusedAsync("ResourceInUseException"));
        Assert.Equal("Table not found: restored", await cloud.BackUpAsync("restored").RefusedAsync("TableNotFoundException"));
        await cloud.DescribeRecoveryAsync("restored").RefusedAsync("TableNotFoundException");
        await cloud.SetRecoveryAsync(true, table: "restored").RefusedAsync("TableNotFoundException");
        Assert.Equal(
            "Requested resource not found: Table: restored not found",
            await ListTagsAsync().RefusedAsync("ResourceNotFoundException"));

        async Task ListTagsAsync() =>
            await cloud.Service.ListTagsOfResource(new ListTagsOfResourceInput { ResourceArn = table.TableArn! }, cloud.Caller, default);
    }

    // One backup feeds one restore at a time, and cannot be taken away under it.
    [Fact]
    public async Task A_backup_in_use_can_neither_be_deleted_nor_restored_twice()
    {
        await using var memory = new MemoryStore();
        var store = new StoppableStore(memory);
        await using var cloud = new Cloud(BackupUse.Clock(), store);
        var (arn, _) = await StoppedRestoreAsync(cloud, store);
        store.StopAfter(int.MaxValue);

        Assert.Equal($"Backup is being used to restore another table: {arn}", await cloud.BeginRestoreAsync(arn, "second").RefusedAsync("BackupInUseException"));
        Assert.Equal($"Backup is being used to restore table: {arn}", await cloud.DeleteBackupAsync(arn).RefusedAsync("BackupInUseException"));
        Assert.Equal(
            $"Table: restored is already being restored from backup: {arn}", await cloud.BeginRestoreAsync(arn).RefusedAsync("TableInUseException"));
        Assert.Equal("Table already exists: things", await cloud.BeginRestoreAsync(arn, "things").RefusedAsync("TableAlreadyExistsException"));
    }

    // kill -9 in the middle: each step was stored together with how far it came.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public async Task A_restore_goes_on_where_a_crash_stopped_it(int steps)
    {
        var time = BackupUse.Clock();
        await using var memory = new MemoryStore();
        using var blobs = FileBlobStore.OpenTemporary(TimeProvider.System, IdGenerator.System);
        List<string> items;
        string arn;
        await using (var cloud = new Cloud(time, new StoppableStore(memory), blobs))
        {
            (arn, items) = await StoppedRestoreAsync(cloud, (StoppableStore)cloud.Store, steps);
            Assert.Equal("CREATING", (await cloud.DescribeTableAsync("restored")).TableStatus);
        }

        await using (var cloud = new Cloud(time, new StoppableStore(memory), blobs))
        {
            await cloud.SettleAsync();
            var restored = await cloud.DescribeTableAsync("restored");
            Assert.Equal("ACTIVE", restored.TableStatus);
            Assert.Equal(items, await cloud.ItemsAsync("restored"));
            Assert.Equal(items.Count(item => item.Contains("\"g3\"", StringComparison.Ordinal)), await CountAsync(cloud, "restored", "g3"));
            Assert.Equal("DELETED", (await cloud.DeleteBackupAsync(arn)).BackupDetails!.BackupStatus);
        }

        using var snapshot = memory.OpenSnapshot();
        Assert.Empty(snapshot.Range(KeySpace.Jobs.Range()));
    }

    private static GlobalSecondaryIndex Global(string name, string key, long? units) => new()
    {
        IndexName = name,
        KeySchema = Cloud.Keys(key),
        Projection = new() { ProjectionType = "INCLUDE", NonKeyAttributes = ["w", "v"] },
        ProvisionedThroughput = units is null ? null : new() { ReadCapacityUnits = units, WriteCapacityUnits = units },
    };

    // A restore of 2000 items that stands still behind some of its steps.
    private static async Task<(string Arn, List<string> Items)> StoppedRestoreAsync(Cloud cloud, StoppableStore store, int steps = 3)
    {
        await cloud.CreateTableAsync(with: input => input with
        {
            AttributeDefinitions = Cloud.Definitions(("p", "S"), ("g", "S")),
            GlobalSecondaryIndexes = [new() { IndexName = "byG", KeySchema = Cloud.Keys("g"), Projection = new() { ProjectionType = "ALL" } }],
        });
        await cloud.FillAsync(2000);
        var items = await cloud.ItemsAsync();
        var arn = await cloud.BackUpAsync();

        // The request's own transaction comes first.
        store.StopAfter(1 + steps);
        await cloud.BeginRestoreAsync(arn);
        await store.Stopped;
        return (arn, items);
    }

    private static async Task<int> CountAsync(Cloud cloud, string table, string g) => (await cloud.QueryAsync(new QueryInput
    {
        TableName = table,
        IndexName = "byG",
        KeyConditionExpression = "g = :g",
        ExpressionAttributeValues = Json.Map($$$$"""{":g":{"S":"{{{{g}}}}"}}"""),
    })).Count;
}
