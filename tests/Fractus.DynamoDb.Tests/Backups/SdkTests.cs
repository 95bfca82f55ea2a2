using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Fractus.Testing;

namespace Fractus.DynamoDb.Tests.Backups;

/// <summary>Backups and recovery as the AWS SDK for .NET asks for them, on a clock that is moved.</summary>
public sealed class SdkTests : IAsyncLifetime, IDisposable
{
    private TimedCloud _cloud = null!;
    private Sdk _sdk = null!;

    private AmazonDynamoDBClient Client => _sdk.Tables;

    public async Task InitializeAsync()
    {
        _cloud = await TimedCloud.StartAsync();
        _sdk = new Sdk(_cloud.Url, _cloud.Time);
    }

    public async Task DisposeAsync() => await _cloud.DisposeAsync();

    public void Dispose() => _sdk.Dispose();

    // The story that people have the feature for: a script writes to the wrong table, and the table of a minute before is wanted.
    [Fact]
    public async Task A_table_is_had_again_as_it_was_at_each_second()
    {
        await _sdk.CreateTableAsync("orders");
        var on = await Client.UpdateContinuousBackupsAsync(new UpdateContinuousBackupsRequest
        {
            TableName = "orders",
            PointInTimeRecoverySpecification = new PointInTimeRecoverySpecification { PointInTimeRecoveryEnabled = true },
        });
        Assert.Equal(PointInTimeRecoveryStatus.ENABLED, on.ContinuousBackupsDescription.PointInTimeRecoveryDescription.PointInTimeRecoveryStatus);
        var moments = new List<(DateTime Time, string Keys)>();
        for (var i = 0; i < 4; i++)
        {
            _cloud.Advance(TimeSpan.FromSeconds(1));
            await _sdk.PutAsync("orders", $"order {i}");
            await _sdk.UpdateAsync("orders", "counter", "ADD n :one", (":one", new AttributeValue { N = "1" }));
            moments.Add((Now(), await ItemsAsync("orders")));
        }

        _cloud.Advance(TimeSpan.FromSeconds(1));
        await _sdk.DeleteAsync("orders", "order 0");
        await _sdk.DeleteAsync("orders", "order 3");
        foreach (var (time, items) in moments)
        {
            var target = $"orders-{new DateTimeOffset(time).ToUnixTimeSeconds()}";
            var answer = await Client.RestoreTableToPointInTimeAsync(new RestoreTableToPointInTimeRequest
            {
                SourceTableName = "orders",
                TargetTableName = target,
                RestoreDateTime = time,
            });
            Assert.Equal(TableStatus.CREATING, answer.TableDescription.TableStatus);
            Assert.Equal(time, answer.TableDescription.RestoreSummary.RestoreDateTime!.Value.ToUniversalTime());
            await UntilActiveAsync(target);
            Assert.Equal(items, await ItemsAsync(target));
        }

        // What the service itself says are the ends can be asked for.
        var window = (await Client.DescribeContinuousBackupsAsync(new DescribeContinuousBackupsRequest { TableName = "orders" }))
            .ContinuousBackupsDescription.PointInTimeRecoveryDescription;
        foreach (var end in new[] { window.EarliestRestorableDateTime, window.LatestRestorableDateTime })
        {
            await Client.RestoreTableToPointInTimeAsync(new RestoreTableToPointInTimeRequest
            {
                SourceTableArn = (await Client.DescribeTableAsync("orders")).Table.TableArn,
                TargetTableName = $"end-{new DateTimeOffset(end!.Value).ToUnixTimeSeconds()}",
                RestoreDateTime = end,
            });
        }
    }

    [Fact]
    public async Task A_backup_is_made_found_restored_and_deleted()
    {
        await _sdk.CreateTableAsync("orders");
        await _sdk.PutAsync("orders", "a");
        var made = await Client.CreateBackupAsync(new CreateBackupRequest { TableName = "orders", BackupName = "nightly" });
        var arn = made.BackupDetails.BackupArn;
        await Sdk.UntilAsync(async () => (await DescribeAsync(arn)).BackupDetails.BackupStatus == BackupStatus.AVAILABLE);
        await _sdk.DeleteAsync("orders", "a");

        var listed = await Client.ListBackupsAsync(new ListBackupsRequest { TableName = "orders", TimeRangeLowerBound = made.BackupDetails.BackupCreationDateTime });
        Assert.Equal((arn, "nightly", BackupType.USER), (listed.BackupSummaries[0].BackupArn, listed.BackupSummaries[0].BackupName, listed.BackupSummaries[0].BackupType));
        Assert.Equal(made.BackupDetails.BackupCreationDateTime, listed.BackupSummaries[0].BackupCreationDateTime);

        await Client.RestoreTableFromBackupAsync(new RestoreTableFromBackupRequest { BackupArn = arn, TargetTableName = "again" });
        await UntilActiveAsync("again");
        Assert.True(await _sdk.HasAsync("again", "a"));
        var deleted = await Client.DeleteBackupAsync(new DeleteBackupRequest { BackupArn = arn });
        Assert.Equal(BackupStatus.DELETED, deleted.BackupDescription.BackupDetails.BackupStatus);
        var gone = await Assert.ThrowsAsync<BackupNotFoundException>(() => DescribeAsync(arn));
        Assert.Equal($"Backup not found: {arn}", gone.Message);
    }

    // People catch these by type.
    [Fact]
    public async Task Refusals_are_the_exceptions_that_the_SDK_knows()
    {
        await _sdk.CreateTableAsync("orders");
        await _sdk.CreateTableAsync("other");
        RestoreTableToPointInTimeRequest Request() =>
            new() { SourceTableName = "orders", TargetTableName = "other", UseLatestRestorableTime = true };
        await Assert.ThrowsAsync<TableNotFoundException>(
            () => Client.CreateBackupAsync(new CreateBackupRequest { TableName = "nowhere", BackupName = "nightly" }));
        await Assert.ThrowsAsync<PointInTimeRecoveryUnavailableException>(() => Client.RestoreTableToPointInTimeAsync(Request()));
        await Client.UpdateContinuousBackupsAsync(new UpdateContinuousBackupsRequest
        {
            TableName = "orders",
            PointInTimeRecoverySpecification = new PointInTimeRecoverySpecification { PointInTimeRecoveryEnabled = true, RecoveryPeriodInDays = 7 },
        });
        await Assert.ThrowsAsync<TableAlreadyExistsException>(() => Client.RestoreTableToPointInTimeAsync(Request()));
        var early = Request();
        (early.UseLatestRestorableTime, early.RestoreDateTime) = (false, Now().AddDays(-1));
        await Assert.ThrowsAsync<InvalidRestoreTimeException>(() => Client.RestoreTableToPointInTimeAsync(early));

        // In a variable, for the SDK's analyzer sees the constant.
        var days = 36;
        var tooLong = await Assert.ThrowsAsync<AmazonDynamoDBException>(() => Client.UpdateContinuousBackupsAsync(new UpdateContinuousBackupsRequest
        {
            TableName = "orders",
            PointInTimeRecoverySpecification = new PointInTimeRecoverySpecification { PointInTimeRecoveryEnabled = true, RecoveryPeriodInDays = days },
        }));
        Assert.Equal(
            "1 validation error detected: Value '36' at 'pointInTimeRecoverySpecification.recoveryPeriodInDays' failed to satisfy constraint: "
            + "Member must have value less than or equal to 35",
            tooLong.Message);
    }

    private DateTime Now() => _cloud.Time.GetUtcNow().UtcDateTime;

    private async Task<BackupDescription> DescribeAsync(string arn) =>
        (await Client.DescribeBackupAsync(new DescribeBackupRequest { BackupArn = arn })).BackupDescription;

    private Task UntilActiveAsync(string table) =>
        Sdk.UntilAsync(async () => (await Client.DescribeTableAsync(table)).Table.TableStatus == TableStatus.ACTIVE);

    private async Task<string> ItemsAsync(string table)
    {
        var items = (await Client.ScanAsync(new ScanRequest { TableName = table })).Items;
        return string.Join(", ", items.Select(item => item["p"].S + (item.TryGetValue("n", out var n) ? "=" + n.N : "")).Order(StringComparer.Ordinal));
    }
}
