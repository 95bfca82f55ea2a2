using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Fractus.Testing;
using Xunit;
using static Fractus.Clients.Tests.DynamoDb.TableUser;

namespace Fractus.Clients.Tests.DynamoDb;

public sealed class RestoreCrashTests
{
    private const int Items = 4000;

    // A restore was promised when it was answered; a kill may only delay it. Both kinds are under way when the server dies.
    [Fact]
    public async Task Restores_go_on_after_a_kill_and_end_exact()
    {
        using var folder = new TemporaryFolder();
        await using var server = await ServerProcess.StartAsync(["--data", folder.Path]);
        using var user = await CreateAsync(server.Url, "things", indexes: Index("byG", "g"));
        await FillAsync(user, "old");
        await user.Client.UpdateContinuousBackupsAsync(new UpdateContinuousBackupsRequest
        {
            TableName = "things",
            PointInTimeRecoverySpecification = new PointInTimeRecoverySpecification { PointInTimeRecoveryEnabled = true },
        });
        var made = (await user.Client.CreateBackupAsync(new CreateBackupRequest { TableName = "things", BackupName = "before" })).BackupDetails;
        var backup = made.BackupArn;
        await UntilAsync(async () => (await user.Client.DescribeBackupAsync(new DescribeBackupRequest { BackupArn = backup }))
            .BackupDescription.BackupDetails.BackupStatus == BackupStatus.AVAILABLE);

        // A second that begins behind the old items; clients send whole ones.
        DateTime moment = default;
        await UntilAsync(async () => (moment = await LatestAsync(user)) > made.BackupCreationDateTime);
        await FillAsync(user, "new");

        await user.Client.RestoreTableFromBackupAsync(new RestoreTableFromBackupRequest { BackupArn = backup, TargetTableName = "fromBackup" });
        await user.Client.RestoreTableToPointInTimeAsync(
            new RestoreTableToPointInTimeRequest { SourceTableName = "things", TargetTableName = "fromHistory", RestoreDateTime = moment });
        await server.KillAsync();
        await server.StartAsync();

        foreach (var table in new[] { "fromBackup", "fromHistory" })
        {
            await UntilAsync(async () => (await user.Client.DescribeTableAsync(table)).Table.TableStatus == TableStatus.ACTIVE);
            Assert.Equal(Items, await CountAsync(user, table, "old"));
            Assert.Equal(0, await CountAsync(user, table, "new"));
            Assert.Equal(Items, (await user.Client.DescribeTableAsync(table)).Table.ItemCount);
        }
    }

    private static async Task<DateTime> LatestAsync(TableUser user)
    {
        var answer = await user.Client.DescribeContinuousBackupsAsync(new DescribeContinuousBackupsRequest { TableName = "things" });
        return answer.ContinuousBackupsDescription.PointInTimeRecoveryDescription.LatestRestorableDateTime!.Value;
    }

    private static async Task FillAsync(TableUser user, string g)
    {
        foreach (var part in Enumerable.Range(0, Items).Chunk(25))
        {
            await user.Client.BatchWriteItemAsync(new BatchWriteItemRequest
            {
                RequestItems = new()
                {
                    ["things"] = [.. part.Select(i => new WriteRequest(new PutRequest(new() { ["p"] = S($"{i}"), ["g"] = S(g), ["n"] = N(i) })))],
                },
            });
        }
    }

    private static async Task<int> CountAsync(TableUser user, string table, string g)
    {
        var count = 0;
        Dictionary<string, AttributeValue>? start = null;
        do
        {
            var page = await user.Client.QueryAsync(new QueryRequest
            {
                TableName = table,
                IndexName = "byG",
                KeyConditionExpression = "g = :g",
                ExpressionAttributeValues = new() { [":g"] = S(g) },
                ExclusiveStartKey = start,
                Select = Select.COUNT,
            });
            count += page.Count!.Value;
            start = page.LastEvaluatedKey is { Count: > 0 } last ? last : null;
        }
        while (start is not null);
        return count;
    }

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!await condition())
        {
            late.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
