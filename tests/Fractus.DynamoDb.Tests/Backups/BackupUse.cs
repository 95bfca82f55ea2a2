using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Maintenance;
using Fractus.DynamoDb.Storage;
using Fractus.Kernel;
using Fractus.Store;
using Fractus.Testing;

namespace Fractus.DynamoDb.Tests.Backups;

/// <summary>What the tests of backups say often.</summary>
internal static class BackupUse
{
    public static ManualTime Clock() => new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    /// <summary>Waits until nothing is going on behind the requests.</summary>
    public static async Task SettleAsync(this Cloud cloud)
    {
        await cloud.Service.WhenBackupsIdleAsync();
        await cloud.WaitForIdleAsync();
    }

    /// <summary>Moves the clock, and waits until all is done that is due by then.</summary>
    public static async Task AdvanceAsync(this Cloud cloud, ManualTime time, TimeSpan by)
    {
        time.Advance(by);
        var changed = new SemaphoreSlim(1);
        using (cloud.Store.Watch(KeySpace.DueTimes.Range(), _ => changed.Release()))
        {
            do
            {
                Assert.True(await changed.WaitAsync(TimeSpan.FromMinutes(1)));
            }
            while (IsDue(cloud.Store, time.GetUtcNow()));
        }

        await cloud.SettleAsync();
    }

    private static bool IsDue(IStore store, DateTimeOffset now)
    {
        using var snapshot = store.OpenSnapshot();
        return DueTask.Next(snapshot)?.DueTime <= now;
    }

    public static async Task<string> BackUpAsync(this Cloud cloud, string table = "things", string name = "backup")
    {
        var answer = await cloud.Service.CreateBackup(new CreateBackupInput { TableName = table, BackupName = name }, cloud.Caller, default);
        await cloud.SettleAsync();
        return answer.BackupDetails!.BackupArn!;
    }

    public static async Task<BackupDescription> DescribeBackupAsync(this Cloud cloud, string arn) =>
        (await cloud.Service.DescribeBackup(new DescribeBackupInput { BackupArn = arn }, cloud.Caller, default)).BackupDescription!;

    public static async Task<BackupDescription> DeleteBackupAsync(this Cloud cloud, string arn) =>
        (await cloud.Service.DeleteBackup(new DeleteBackupInput { BackupArn = arn }, cloud.Caller, default)).BackupDescription!;

    public static ValueTask<ListBackupsOutput> ListBackupsAsync(this Cloud cloud, Func<ListBackupsInput, ListBackupsInput>? with = null) =>
        cloud.Service.ListBackups(with?.Invoke(new ListBackupsInput()) ?? new ListBackupsInput(), cloud.Caller, default);

    public static async Task<TableDescription> BeginRestoreAsync(
        this Cloud cloud, string arn, string target = "restored", Func<RestoreTableFromBackupInput, RestoreTableFromBackupInput>? with = null)
    {
        var input = new RestoreTableFromBackupInput { BackupArn = arn, TargetTableName = target };
        var answer = await cloud.Service.RestoreTableFromBackup(with?.Invoke(input) ?? input, cloud.Caller, default);
        return answer.TableDescription!;
    }

    public static async Task<TableDescription> RestoreAsync(
        this Cloud cloud, string arn, string target = "restored", Func<RestoreTableFromBackupInput, RestoreTableFromBackupInput>? with = null)
    {
        await cloud.BeginRestoreAsync(arn, target, with);
        await cloud.SettleAsync();
        return await cloud.DescribeTableAsync(target);
    }

    /// <param name="cloud">Where.</param>
    /// <param name="time">Null for the latest.</param>
    /// <param name="target">The table that is made.</param>
    /// <param name="with">Changes the request.</param>
    public static async Task<TableDescription> BeginRestoreToAsync(
        this Cloud cloud,
        DateTimeOffset? time,
        string target = "restored",
        Func<RestoreTableToPointInTimeInput, RestoreTableToPointInTimeInput>? with = null)
    {
        var input = new RestoreTableToPointInTimeInput
        {
            SourceTableName = "things",
            TargetTableName = target,
            RestoreDateTime = time,
            UseLatestRestorableTime = time is null ? true : null,
        };
        var answer = await cloud.Service.RestoreTableToPointInTime(with?.Invoke(input) ?? input, cloud.Caller, default);
        return answer.TableDescription!;
    }

    public static async Task<TableDescription> RestoreToAsync(this Cloud cloud, DateTimeOffset? time, string target = "restored")
    {
        await cloud.BeginRestoreToAsync(time, target);
        await cloud.SettleAsync();
        return await cloud.DescribeTableAsync(target);
    }

    public static async Task<PointInTimeRecoveryDescription> SetRecoveryAsync(this Cloud cloud, bool isOn, int? days = null, string table = "things")
    {
        var answer = await cloud.Service.UpdateContinuousBackups(
            new UpdateContinuousBackupsInput
            {
                TableName = table,
                PointInTimeRecoverySpecification = new() { PointInTimeRecoveryEnabled = isOn, RecoveryPeriodInDays = days },
            },
            cloud.Caller,
            default);
        return answer.ContinuousBackupsDescription!.PointInTimeRecoveryDescription!;
    }

    public static async Task<ContinuousBackupsDescription> DescribeRecoveryAsync(this Cloud cloud, string table = "things") =>
        (await cloud.Service.DescribeContinuousBackups(new DescribeContinuousBackupsInput { TableName = table }, cloud.Caller, default))
        .ContinuousBackupsDescription!;

    public static async Task<TableDescription> DescribeTableAsync(this Cloud cloud, string table = "things") =>
        (await cloud.Service.DescribeTable(new DescribeTableInput { TableName = table }, cloud.Caller, default)).Table!;

    public static ValueTask<DeleteTableOutput> DeleteTableAsync(this Cloud cloud, string table = "things") =>
        cloud.Service.DeleteTable(new DeleteTableInput { TableName = table }, cloud.Caller, default);

    public static ValueTask<DeleteItemOutput> DeleteAsync(this Cloud cloud, string key, string table = "things") =>
        cloud.Service.DeleteItem(new DeleteItemInput { TableName = table, Key = Json.Map(key) }, cloud.Caller, default);

    /// <summary>All items of a table or index, as JSON in ordinal order.</summary>
    public static async Task<List<string>> ItemsAsync(this Cloud cloud, string table = "things", string? index = null)
    {
        var items = new List<string>();
        AttributeMap? start = null;
        do
        {
            var page = await cloud.Service.Scan(
                new ScanInput { TableName = table, IndexName = index, ExclusiveStartKey = start }, cloud.Caller, default);
            items.AddRange(page.Items!.Select(Json.Of));
            start = page.LastEvaluatedKey;
        }
        while (start is not null);
        items.Sort(StringComparer.Ordinal);
        return items;
    }

    public static async Task FillAsync(this Cloud cloud, int count, string extra = "")
    {
        for (var i = 0; i < count; i++)
        {
            await cloud.PutAsync($$$$"""{"p":{"S":"{{{{i}}}}"},"n":{"N":"{{{{i}}}}"},"g":{"S":"g{{{{i % 7}}}}"}{{{{extra}}}}}""");
        }
    }

    /// <summary>The message of the error that it must fail with.</summary>
    public static async Task<string> RefusedAsync(this Task task, string code)
    {
        var refusal = await Assert.ThrowsAnyAsync<ApiException>(() => task);
        Assert.Equal(code, refusal.Code);
        return refusal.Message;
    }
}
