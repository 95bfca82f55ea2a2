using Fractus.DynamoDb.Storage;
using Fractus.Store;

namespace Fractus.DynamoDb.Tests.Backups;

/// <summary>Point-in-time recovery turned on and off, its window, and what the service keeps of deleted tables.</summary>
public sealed class ContinuousBackupsTests
{
    [Fact]
    public async Task Continuous_backups_come_of_themselves_and_recovery_has_to_be_asked_for()
    {
        var time = BackupUse.Clock();
        await using var cloud = new Cloud(time);
        await cloud.CreateTableAsync();
        var fresh = await cloud.DescribeRecoveryAsync();
        time.Advance(TimeSpan.FromMinutes(1));
        var later = await cloud.DescribeRecoveryAsync();

        // Tools wait for the first to say ENABLED before they turn the second on.
        Assert.Equal(("DISABLED", "ENABLED"), (fresh.ContinuousBackupsStatus, later.ContinuousBackupsStatus));
        Assert.Equal("DISABLED", later.PointInTimeRecoveryDescription!.PointInTimeRecoveryStatus);
        Assert.Null(later.PointInTimeRecoveryDescription.RecoveryPeriodInDays);
        Assert.Null(later.PointInTimeRecoveryDescription.EarliestRestorableDateTime);
    }

    [Fact]
    public async Task The_window_begins_when_recovery_is_turned_on_and_ends_now()
    {
        var time = BackupUse.Clock();
        await using var cloud = new Cloud(time);
        await cloud.CreateTableAsync();
        var start = time.GetUtcNow();
        var on = await cloud.SetRecoveryAsync(true);
        Assert.Equal(("ENABLED", 35, start, start), (on.PointInTimeRecoveryStatus, on.RecoveryPeriodInDays, on.EarliestRestorableDateTime, on.LatestRestorableDateTime));

        time.Advance(TimeSpan.FromDays(40));
        var later = (await cloud.DescribeRecoveryAsync()).PointInTimeRecoveryDescription!;
        Assert.Equal((start.AddDays(5), start.AddDays(40)), (later.EarliestRestorableDateTime, later.LatestRestorableDateTime));

        // A second time changes nothing; a shorter period moves the beginning, and a longer one does not move it back.
        Assert.Equal(start.AddDays(5), (await cloud.SetRecoveryAsync(true)).EarliestRestorableDateTime);
        Assert.Equal(start.AddDays(33), (await cloud.SetRecoveryAsync(true, 7)).EarliestRestorableDateTime);
        Assert.Equal(start.AddDays(33), (await cloud.SetRecoveryAsync(true, 20)).EarliestRestorableDateTime);

        // Off and on again is a new beginning, with the usual period.
        Assert.Null((await cloud.SetRecoveryAsync(false)).EarliestRestorableDateTime);
        var again = await cloud.SetRecoveryAsync(true);
        Assert.Equal((35, start.AddDays(40)), (again.RecoveryPeriodInDays, again.EarliestRestorableDateTime));
    }

    [Fact]
    public async Task A_period_cannot_be_given_when_recovery_is_turned_off()
    {
        await using var cloud = new Cloud();
        await cloud.CreateTableAsync();
        Assert.Equal(
            "Invalid Request: Cannot specify RecoveryPeriodInDays when disabling point-in-time recovery.",
            await cloud.SetRecoveryAsync(false, 7).RefusedAsync("ValidationException"));
    }

    [Fact]
    public async Task Tables_without_recovery_write_no_history_and_turning_it_off_drops_it()
    {
        await using var cloud = new Cloud();
        await cloud.CreateTableAsync();
        await cloud.FillAsync(5);
        Assert.Equal(0, History(cloud));
        await cloud.SetRecoveryAsync(true);
        await cloud.FillAsync(5);
        await cloud.DeleteAsync("""{"p":{"S":"never there"}}""");
        Assert.Equal(5, History(cloud));
        await cloud.SetRecoveryAsync(false);
        Assert.Equal(0, History(cloud));
    }

    [Fact]
    public async Task History_is_dropped_when_its_period_is_over()
    {
        var time = BackupUse.Clock();
        await using var cloud = new Cloud(time);
        await cloud.CreateTableAsync();
        await cloud.SetRecoveryAsync(true, 1);
        await cloud.SettleAsync();
        for (var hour = 0; hour < 48; hour++)
        {
            await cloud.PutAsync($$$$"""{"p":{"S":"{{{{hour}}}}"}}""");
            await cloud.AdvanceAsync(time, TimeSpan.FromHours(1));
        }

        // A day of it, and what came since the last hourly look.
        Assert.InRange(History(cloud), 24, 26);

        // The beginning of the window is still right.
        var earliest = (await cloud.DescribeRecoveryAsync()).PointInTimeRecoveryDescription!.EarliestRestorableDateTime!.Value;
        await cloud.RestoreToAsync(earliest);
        Assert.Equal(25, (await cloud.ItemsAsync("restored")).Count);
        await cloud.AdvanceAsync(time, TimeSpan.FromDays(3));
        Assert.Equal(0, History(cloud));
    }

    // Who deletes the wrong table finds its last state, for 35 days.
    [Fact]
    public async Task A_deleted_table_with_recovery_leaves_a_backup_of_the_service()
    {
        var time = BackupUse.Clock();
        await using var cloud = new Cloud(time);
        await cloud.CreateTableAsync();
        await cloud.SetRecoveryAsync(true);
        await cloud.FillAsync(10);
        var items = await cloud.ItemsAsync();
        var deletedAt = time.GetUtcNow();
        await cloud.DeleteTableAsync();
        await cloud.SettleAsync();

        Assert.Empty((await cloud.ListBackupsAsync()).BackupSummaries!);
        var backup = Assert.Single((await cloud.ListBackupsAsync(input => input with { BackupType = "SYSTEM" })).BackupSummaries!);
        Assert.Equal(("things$DeletedTableBackup", "SYSTEM", "AVAILABLE"), (backup.BackupName, backup.BackupType, backup.BackupStatus));
        Assert.EndsWith("-00000000", backup.BackupArn, StringComparison.Ordinal);
        Assert.Equal(deletedAt.AddDays(35), backup.BackupExpiryDateTime);
        Assert.StartsWith(
            $"Invalid Request: User is not allowed to delete the system backup with arn {backup.BackupArn}. It will automatically expire on ",
            await cloud.DeleteBackupAsync(backup.BackupArn!).RefusedAsync("ValidationException"),
            StringComparison.Ordinal);
        Assert.Empty(Range(cloud, KeySpace.All(1)));
        Assert.Equal(0, History(cloud));

        await cloud.RestoreAsync(backup.BackupArn!, "things");
        Assert.Equal(items, await cloud.ItemsAsync());
        await cloud.AdvanceAsync(time, TimeSpan.FromDays(36));
        Assert.Empty((await cloud.ListBackupsAsync(input => input with { BackupType = "ALL" })).BackupSummaries!);
    }

    [Fact]
    public async Task A_deleted_table_without_recovery_leaves_nothing()
    {
        await using var cloud = new Cloud();
        await cloud.CreateTableAsync();
        await cloud.FillAsync(3);
        await cloud.DeleteTableAsync();
        await cloud.SettleAsync();
        Assert.Empty((await cloud.ListBackupsAsync(input => input with { BackupType = "ALL" })).BackupSummaries!);
        Assert.Empty(Range(cloud, KeySpace.All(1)));
    }

    // The server may stop between the deletion and the backup; the data wait.
    [Fact]
    public async Task The_backup_of_a_deleted_table_is_made_after_a_crash_too()
    {
        var time = BackupUse.Clock();
        await using var memory = new MemoryStore();
        using var blobs = FileBlobStore.OpenTemporary(TimeProvider.System, Kernel.IdGenerator.System);
        var store = new StoppableStore(memory);
        await using (var cloud = new Cloud(time, store, blobs))
        {
            await cloud.CreateTableAsync();
            await cloud.SetRecoveryAsync(true);
            await cloud.FillAsync(10);
            await cloud.SettleAsync();
            store.StopAfter(1);
            await cloud.DeleteTableAsync();
            await store.Stopped;
        }

        await using (var cloud = new Cloud(time, new StoppableStore(memory), blobs))
        {
            await cloud.SettleAsync();
            var backup = Assert.Single((await cloud.ListBackupsAsync(input => input with { BackupType = "SYSTEM" })).BackupSummaries!);
            Assert.Equal("AVAILABLE", backup.BackupStatus);
            await cloud.RestoreAsync(backup.BackupArn!);
            Assert.Equal(10, (await cloud.ItemsAsync("restored")).Count);
            Assert.Empty(Range(cloud, KeySpace.All(1)));
        }
    }

    private static int History(Cloud cloud) => Range(cloud, KeySpace.History(1).Range()).Count;

    private static List<KeyValue> Range(Cloud cloud, KeyRange range)
    {
        using var snapshot = cloud.Store.OpenSnapshot();
        return [.. snapshot.Range(range)];
    }
}
