using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Storage;
using Fractus.Store;

namespace Fractus.DynamoDb.Tests.Backups;

/// <summary>Backups on demand: what they say of themselves, how they are listed and removed.</summary>
public sealed class BackupTests
{
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task A_backup_is_creating_in_its_answer_and_available_at_once()
    {
        var time = BackupUse.Clock();
        await using var cloud = new Cloud(time);
        await cloud.CreateTableAsync();
        await cloud.FillAsync(3);
        var made = (await cloud.Service.CreateBackup(
            new CreateBackupInput { TableName = "things", BackupName = "before" }, cloud.Caller, default)).BackupDetails!;
        await cloud.SettleAsync();
        var description = await cloud.DescribeBackupAsync(made.BackupArn!);

        Assert.Equal("CREATING", made.BackupStatus);
        Assert.Matches("^arn:aws:dynamodb:us-east-1:000000000000:table/things/backup/01767225600000-[0-9a-f]{8}$", made.BackupArn);
        Assert.Equal(("AVAILABLE", "USER", "before"), (description.BackupDetails!.BackupStatus, description.BackupDetails.BackupType, description.BackupDetails.BackupName));
        Assert.Equal(time.GetUtcNow(), description.BackupDetails.BackupCreationDateTime);
        Assert.Null(description.BackupDetails.BackupExpiryDateTime);
        Assert.Equal(3, description.SourceTableDetails!.ItemCount);
        Assert.Equal(description.BackupDetails.BackupSizeBytes, description.SourceTableDetails.TableSizeBytes);
        Assert.Equal("PAY_PER_REQUEST", description.SourceTableDetails.BillingMode);
        Assert.NotNull(description.SourceTableFeatureDetails);
        Assert.Null(description.SourceTableFeatureDetails.GlobalSecondaryIndexes);
    }

    [Fact]
    public async Task A_table_that_is_not_there_is_told_in_the_words_of_the_backups()
    {
        await using var cloud = new Cloud();
        Assert.Equal("Table not found: nowhere", await cloud.BackUpAsync("nowhere").RefusedAsync("TableNotFoundException"));
        Assert.Equal("Table not found: nowhere", await cloud.DescribeRecoveryAsync("nowhere").RefusedAsync("TableNotFoundException"));
        Assert.Equal("Table not found: nowhere", await cloud.SetRecoveryAsync(true, table: "nowhere").RefusedAsync("TableNotFoundException"));
    }

    [Fact]
    public async Task Names_need_not_be_unique_and_the_ARNs_are()
    {
        await using var cloud = new Cloud(BackupUse.Clock());
        await cloud.CreateTableAsync();
        var arns = new[] { await cloud.BackUpAsync(), await cloud.BackUpAsync(), await cloud.BackUpAsync() };
        Assert.Equal(3, arns.Distinct().Count());
    }

    // What the real service says of ARNs that are none; clients tell "gone" from "wrong" by it.
    [Fact]
    public async Task ARNs_are_checked_as_the_service_checks_them()
    {
        await using var cloud = new Cloud();
        async Task<string> Describe(string arn, string code) => await cloud.DescribeBackupAsync(arn).RefusedAsync(code);
        const string Id = "table/things/backup/01489602797149-73d8d5bc";
        Assert.Equal("Invalid Backup ARN", await Describe("a text that is long enough to be an ARN of a backup", "ValidationException"));
        Assert.Equal("Invalid Backup ARN", await Describe("arn:aws:dynamodb:us-east-1:000000000000:table/things", "ValidationException"));
        Assert.Equal("Invalid Request: BackupArn is not valid", await Describe($"arn:aws:sqs:us-east-1:000000000000:{Id}", "ValidationException"));
        Assert.Equal("Access is denied", await Describe($"arn:aws:dynamodb:us-east-1:111111111111:{Id}", "AccessDeniedException"));
        var gone = $"arn:aws:dynamodb:us-east-1:000000000000:{Id}";
        Assert.Equal($"Backup not found: {gone}", await Describe(gone, "BackupNotFoundException"));
        Assert.Equal($"Backup not found: {gone}", await cloud.DeleteBackupAsync(gone).RefusedAsync("BackupNotFoundException"));
        Assert.Equal($"Backup not found: {gone}", await cloud.RestoreAsync(gone).RefusedAsync("BackupNotFoundException"));
    }

    [Fact]
    public async Task A_deleted_backup_is_gone_at_once_and_so_is_its_content()
    {
        await using var cloud = new Cloud();
        await cloud.CreateTableAsync();
        await cloud.FillAsync(3);
        var arn = await cloud.BackUpAsync();
        var other = await cloud.BackUpAsync();
        var folder = Path.GetDirectoryName(Path.GetDirectoryName(cloud.Blobs.PathOf(new BlobId(new string('0', 64), 0))))!;
        int Contents() => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Count();
        Assert.Equal(2, Contents());

        var deleted = await cloud.DeleteBackupAsync(arn);
        await cloud.SettleAsync();

        Assert.Equal("DELETED", deleted.BackupDetails!.BackupStatus);
        Assert.Equal(1, Contents());
        await cloud.DescribeBackupAsync(arn).RefusedAsync("BackupNotFoundException");
        await cloud.DeleteBackupAsync(arn).RefusedAsync("BackupNotFoundException");
        Assert.Equal(other, Assert.Single((await cloud.ListBackupsAsync()).BackupSummaries!).BackupArn);
        Assert.Equal("ACTIVE", (await cloud.RestoreAsync(other)).TableStatus);
    }

    [Fact]
    public async Task Backups_are_listed_by_table_time_and_type_in_pages()
    {
        var time = BackupUse.Clock();
        await using var cloud = new Cloud(time);
        await cloud.CreateTableAsync();
        await cloud.CreateTableAsync("others");
        var arns = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            arns.Add(await cloud.BackUpAsync());
            time.Advance(s_second);
        }

        var other = await cloud.BackUpAsync("others");
        var start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        async Task<List<string>> List(Func<ListBackupsInput, ListBackupsInput> with) =>
            [.. (await cloud.ListBackupsAsync(with)).BackupSummaries!.Select(backup => backup.BackupArn!)];

        Assert.Equal([other, .. arns], await List(input => input));
        Assert.Equal(arns, await List(input => input with { TableName = "things" }));
        Assert.Equal(arns, await List(input => input with { TableName = "arn:aws:dynamodb:us-east-1:000000000000:table/things" }));
        Assert.Empty(await List(input => input with { TableName = "nowhere" }));
        Assert.Empty(await List(input => input with { BackupType = "SYSTEM" }));
        Assert.Equal(6, (await List(input => input with { BackupType = "ALL" })).Count);

        // The lower end belongs to the range, the upper does not.
        Assert.Equal(
            arns[1..3],
            await List(input => input with { TableName = "things", TimeRangeLowerBound = start + s_second, TimeRangeUpperBound = start + (3 * s_second) }));
        Assert.Equal(
            "One or more parameter values were invalid: Time range lower bound must be less than or equal to upper bound",
            await List(input => input with { TimeRangeLowerBound = start + s_second, TimeRangeUpperBound = start }).RefusedAsync("ValidationException"));

        var page = await cloud.ListBackupsAsync(input => input with { TableName = "things", Limit = 3 });
        Assert.Equal((3, arns[2]), (page.BackupSummaries!.Count, page.LastEvaluatedBackupArn));

        // A start that has been deleted still is a place to go on from.
        await cloud.DeleteBackupAsync(arns[2]);
        var rest = await cloud.ListBackupsAsync(
            input => input with { TableName = "things", Limit = 2, ExclusiveStartBackupArn = page.LastEvaluatedBackupArn });
        Assert.Equal(arns[3..], rest.BackupSummaries!.Select(backup => backup.BackupArn!));
        Assert.Null(rest.LastEvaluatedBackupArn);
        Assert.Equal(
            "Invalid Request: The supplied ExclusiveStartBackupArn does not match the region",
            await List(input => input with { ExclusiveStartBackupArn = arns[0].Replace("us-east-1", "us-west-2", StringComparison.Ordinal) })
                .RefusedAsync("ValidationException"));
    }

    // Backups are there for the day on which the table is not.
    [Fact]
    public async Task Backups_outlive_their_table()
    {
        await using var cloud = new Cloud();
        await cloud.CreateTableAsync();
        await cloud.FillAsync(10);
        var items = await cloud.ItemsAsync();
        var arn = await cloud.BackUpAsync();
        await cloud.DeleteTableAsync();
        Assert.Equal("things", (await cloud.DescribeBackupAsync(arn)).SourceTableDetails!.TableName);
        await cloud.RestoreAsync(arn, "things");
        Assert.Equal(items, await cloud.ItemsAsync());
    }

    // Money moves between accounts all the time; whatever moment a backup has, it is one moment.
    [Fact]
    public async Task A_backup_under_writes_is_of_one_moment()
    {
        const int Accounts = 400;
        await using var cloud = new Cloud();
        await cloud.CreateTableAsync();
        for (var i = 0; i < Accounts; i++)
        {
            await cloud.PutAsync(Account(i, 100));
        }

        using var stop = new CancellationTokenSource();
        var transfers = Task.Run(async () =>
        {
            var random = new Random(7);
            while (!stop.IsCancellationRequested)
            {
                await TransferAsync(cloud, random.Next(Accounts), random.Next(Accounts), random.Next(5));
            }
        });
        var arns = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            arns.Add(await cloud.BackUpAsync());
        }

        await stop.CancelAsync();
        await transfers;
        foreach (var arn in arns)
        {
            await cloud.RestoreAsync(arn, "bank" + arn[^8..]);
            Assert.Equal(Accounts * 100, await SumAsync(cloud, "bank" + arn[^8..]));
        }
    }

    // A half backup must never be taken for a whole one, and leaves nothing behind.
    [Fact]
    public async Task A_backup_that_a_crash_cuts_off_is_taken_back()
    {
        var time = BackupUse.Clock();
        await using var memory = new MemoryStore();
        using var blobs = FileBlobStore.OpenTemporary(TimeProvider.System, Kernel.IdGenerator.System);
        string arn;
        var store = new StoppableStore(memory);
        await using (var cloud = new Cloud(time, store, blobs))
        {
            await cloud.CreateTableAsync();
            await cloud.FillAsync(10);
            await cloud.SettleAsync();

            // The record is stored and the name of its content noted; then the content comes to its place, and nobody says so.
            store.StopAfter(2);
            var made = await cloud.Service.CreateBackup(new CreateBackupInput { TableName = "things", BackupName = "cut" }, cloud.Caller, default);
            arn = made.BackupDetails!.BackupArn!;
            await store.Stopped;
            Assert.Equal("CREATING", (await cloud.DescribeBackupAsync(arn)).BackupDetails!.BackupStatus);
            Assert.Equal(
                $"Backup is being created: {arn}", await cloud.BeginRestoreAsync(arn).RefusedAsync("BackupInUseException"));
        }

        await using (var cloud = new Cloud(time, new StoppableStore(memory), blobs))
        {
            await cloud.SettleAsync();
            await cloud.DescribeBackupAsync(arn).RefusedAsync("BackupNotFoundException");
            Assert.Empty((await cloud.ListBackupsAsync()).BackupSummaries!);
            Assert.Equal("ACTIVE", (await cloud.RestoreAsync(await cloud.BackUpAsync())).TableStatus);
        }

        using var snapshot = memory.OpenSnapshot();
        Assert.Empty(snapshot.Range(KeySpace.UnfinishedBackups.Range()));
        Assert.Empty(snapshot.Range(KeySpace.Garbage.Range()));
    }

    private static string Account(int number, int money) => $$$$"""{"p":{"S":"{{{{number}}}}"},"money":{"N":"{{{{money}}}}"}}""";

    private static async Task TransferAsync(Cloud cloud, int from, int to, int money)
    {
        if (from != to)
        {
            await cloud.Service.TransactWriteItems(
                new TransactWriteItemsInput { TransactItems = [Add(from, -money), Add(to, money)] }, cloud.Caller, default);
        }
    }

    private static TransactWriteItem Add(int account, int money) => new()
    {
        Update = new Update
        {
            TableName = "things",
            Key = Json.Map($$$$"""{"p":{"S":"{{{{account}}}}"}}"""),
            UpdateExpression = "ADD money :m",
            ExpressionAttributeValues = Json.Map($$$$"""{":m":{"N":"{{{{money}}}}"}}"""),
        },
    };

    private static async Task<int> SumAsync(Cloud cloud, string table) =>
        (await cloud.ItemsAsync(table)).Sum(item => Money(Json.Map(item)));

    private static int Money(AttributeMap account)
    {
        Assert.True(account.TryGet("money", out var money));
        return int.Parse(DecimalCodec.ToText(money.Content.Span), System.Globalization.CultureInfo.InvariantCulture);
    }
}
