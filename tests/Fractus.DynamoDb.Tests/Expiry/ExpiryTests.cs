using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Fractus.Testing;

namespace Fractus.DynamoDb.Tests.Expiry;

/// <summary>Items go when their time to live is over.</summary>
public sealed class ExpiryTests : IAsyncLifetime, IDisposable
{
    private TimedCloud _cloud = null!;
    private Sdk _sdk = null!;

    private long Now => _cloud.Time.GetUtcNow().ToUnixTimeSeconds();

    public async Task InitializeAsync()
    {
        _cloud = await TimedCloud.StartAsync();
        _sdk = new Sdk(_cloud.Url, _cloud.Time);
    }

    public async Task DisposeAsync() => await _cloud.DisposeAsync();

    public void Dispose() => _sdk.Dispose();

    [Fact]
    public async Task An_item_goes_in_the_second_that_it_names_and_not_before()
    {
        await CreateAsync("table");
        await PutAsync("table", "soon", Now + 10);
        await PutAsync("table", "fraction", (Now + 10).ToString(CultureInfo.InvariantCulture) + ".5");
        await PutAsync("table", "later", Now + 60);
        _cloud.Advance(TimeSpan.FromSeconds(9));
        await SettleAsync("table");
        Assert.Equal(["fraction", "later", "soon"], await KeysAsync("table"));
        _cloud.Advance(TimeSpan.FromSeconds(1));
        await UntilGoneAsync("table", "soon");
        Assert.Equal(["fraction", "later"], await KeysAsync("table"));
        _cloud.Advance(TimeSpan.FromSeconds(1));
        await UntilGoneAsync("table", "fraction");
        Assert.Equal(["later"], await KeysAsync("table"));
    }

    [Fact]
    public async Task What_has_passed_goes_at_once_unless_it_is_more_than_five_years_ago()
    {
        await CreateAsync("table");
        var fiveYearsAgo = _cloud.Time.GetUtcNow().AddYears(-5).ToUnixTimeSeconds();
        await PutAsync("table", "passed", Now - 60);
        await PutAsync("table", "exponent", (Now / 10) - 10 + "e1");
        await PutAsync("table", "five years", fiveYearsAgo);
        await PutAsync("table", "older", fiveYearsAgo - 1);
        await PutAsync("table", "negative", -5);
        await PutAsync("table", "milliseconds", Now * 1000);
        await PutAsync("table", "huge", "1e120");
        await _sdk.PutAsync("table", "text", "dueAt", new AttributeValue { S = $"{Now - 60}" });
        await _sdk.PutAsync("table", "none");
        await SettleAsync("table");
        Assert.Equal(["huge", "milliseconds", "negative", "none", "older", "text"], await KeysAsync("table"));
    }

    // Sessions are kept alive so: each use moves the time on.
    [Fact]
    public async Task An_item_whose_time_was_moved_is_kept_until_then()
    {
        await CreateAsync("table");
        await PutAsync("table", "moved", Now + 10);
        await PutAsync("table", "freed", Now + 10);
        await PutAsync("table", "replaced", Now + 10);
        await PutAsync("table", "hastened", Now + 1000);
        await _sdk.UpdateAsync("table", "moved", "SET dueAt = :t", (":t", Number(Now + 100)));
        await _sdk.UpdateAsync("table", "freed", "REMOVE dueAt");
        await _sdk.PutAsync("table", "replaced");
        await _sdk.UpdateAsync("table", "hastened", "SET dueAt = :t", (":t", Number(Now + 5)));
        _cloud.Advance(TimeSpan.FromSeconds(50));
        await UntilGoneAsync("table", "hastened");
        await SettleAsync("table");
        Assert.Equal(["freed", "moved", "replaced"], await KeysAsync("table"));
        _cloud.Advance(TimeSpan.FromSeconds(50));
        await UntilGoneAsync("table", "moved");
        Assert.Equal(["freed", "replaced"], await KeysAsync("table"));
    }

    [Fact]
    public async Task The_stream_says_that_the_service_deleted_it()
    {
        var arn = await CreateAsync("table", StreamViewType.NEW_AND_OLD_IMAGES);
        await PutAsync("table", "expired", Now + 10);
        await PutAsync("table", "deleted", Now + 10);
        await _sdk.DeleteAsync("table", "deleted");
        _cloud.Advance(TimeSpan.FromSeconds(10));
        await UntilGoneAsync("table", "expired");
        var removals = (await _sdk.Streams.ReadAllAsync(arn!)).Where(record => record.EventName == "REMOVE").ToList();

        Assert.Equal(["deleted", "expired"], removals.Select(record => record.Key));
        Assert.Null(removals[0].UserIdentity);
        Assert.Equal("""{"PrincipalId":"dynamodb.amazonaws.com","Type":"Service"}""", removals[1].UserIdentity!.Value.GetRawText());
        Assert.Equal("expired", removals[1].Dynamodb.OldImage!.Value.GetProperty("p").GetProperty("S").GetString());
        Assert.Equal(Now, removals[1].Dynamodb.ApproximateCreationDateTime);
    }

    [Fact]
    public async Task Indexes_and_counts_follow()
    {
        await _sdk.Tables.CreateTableAsync(new CreateTableRequest
        {
            TableName = "indexed",
            BillingMode = BillingMode.PAY_PER_REQUEST,
            KeySchema = [new KeySchemaElement("p", KeyType.HASH)],
            AttributeDefinitions = [new AttributeDefinition("p", ScalarAttributeType.S), new AttributeDefinition("dueAt", ScalarAttributeType.N)],
            GlobalSecondaryIndexes =
            [
                new GlobalSecondaryIndex
                {
                    IndexName = "byTime",
                    KeySchema = [new KeySchemaElement("dueAt", KeyType.HASH)],
                    Projection = new Projection { ProjectionType = ProjectionType.ALL },
                },
            ],
        });
        await EnableAsync("indexed");
        await PutAsync("indexed", "a", Now + 10);
        await PutAsync("indexed", "b", Now + 1000);
        _cloud.Advance(TimeSpan.FromSeconds(10));
        await UntilGoneAsync("indexed", "a");
        var entries = await _sdk.Tables.ScanAsync(new ScanRequest { TableName = "indexed", IndexName = "byTime" });
        Assert.Equal("b", Assert.Single(entries.Items)["p"].S);
        await Sdk.UntilAsync(async () => (await _sdk.Tables.DescribeTableAsync("indexed")).Table.ItemCount == 1);
    }

    [Fact]
    public async Task Items_that_were_there_before_expire_too_however_many()
    {
        await _sdk.CreateTableAsync("before");
        const int Count = 2600;
        foreach (var chunk in Enumerable.Range(0, Count).Chunk(25))
        {
            await _sdk.Tables.BatchWriteItemAsync(new Dictionary<string, List<WriteRequest>>
            {
                ["before"] = [.. chunk.Select(i => new WriteRequest(new PutRequest(new()
                {
                    ["p"] = new() { S = $"{i}" },
                    ["dueAt"] = Number(i % 2 == 0 ? Now - 60 : Now + 60),
                })))],
            });
        }

        await EnableAsync("before");
        await Sdk.UntilAsync(async () => await StatusAsync("before") == TimeToLiveStatus.ENABLED);
        await UntilCountAsync("before", Count / 2);
        _cloud.Advance(TimeSpan.FromSeconds(60));
        await UntilCountAsync("before", 0);
    }

    [Fact]
    public async Task Nothing_expires_once_it_is_disabled_and_another_attribute_can_take_over()
    {
        await CreateAsync("table");
        await PutAsync("table", "a", Now + 10);
        await _sdk.PutAsync("table", "b", "end", Number(Now + 10));
        await UpdateAsync("table", "dueAt", isEnabled: false);
        _cloud.Advance(TimeSpan.FromSeconds(10));
        await SettleAsync("table");
        Assert.Equal(["a", "b"], await KeysAsync("table"));
        Assert.Equal(TimeToLiveStatus.DISABLED, await StatusAsync("table"));
        await UpdateAsync("table", "end", isEnabled: true);
        await UntilGoneAsync("table", "b");
        Assert.Equal(["a"], await KeysAsync("table"));
    }

    [Fact]
    public async Task A_table_of_the_same_name_does_not_inherit_it()
    {
        await CreateAsync("table");
        await PutAsync("table", "a", Now + 10);
        await _sdk.Tables.DeleteTableAsync("table");
        await _sdk.CreateTableAsync("table");
        await PutAsync("table", "a", Now + 10);
        _cloud.Advance(TimeSpan.FromSeconds(20));
        await SettleAsync("table");
        Assert.Equal(["a"], await KeysAsync("table"));
        Assert.Equal(TimeToLiveStatus.DISABLED, await StatusAsync("table"));
    }

    [Fact]
    public async Task A_change_that_changes_nothing_is_refused_in_the_services_words()
    {
        await _sdk.CreateTableAsync("table");
        await RefusedAsync("TimeToLive is already disabled", "dueAt", false);
        await EnableAsync("table");
        await RefusedAsync("TimeToLive is already enabled", "dueAt", true);
        await RefusedAsync("TimeToLive is active on a different AttributeName: current AttributeName is dueAt", "other", true);
        await RefusedAsync("TimeToLive is active on a different AttributeName: current AttributeName is dueAt", "other", false);
        var missing = await Assert.ThrowsAsync<ResourceNotFoundException>(() => UpdateAsync("missing", "dueAt", true));
        Assert.Equal("Requested resource not found: Table: missing not found", missing.Message);
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => StatusAsync("missing"));
    }

    [Fact]
    public async Task It_is_described_as_it_was_enabled()
    {
        await _sdk.CreateTableAsync("table");
        var before = (await _sdk.Tables.DescribeTimeToLiveAsync("table")).TimeToLiveDescription;
        var answer = await UpdateAsync("table", "expiresAt", isEnabled: true);
        var after = (await _sdk.Tables.DescribeTimeToLiveAsync("table")).TimeToLiveDescription;
        Assert.Equal((TimeToLiveStatus.DISABLED, null), (before.TimeToLiveStatus, before.AttributeName));
        Assert.Equal((true, "expiresAt"), (answer.TimeToLiveSpecification.Enabled, answer.TimeToLiveSpecification.AttributeName));
        Assert.Equal((TimeToLiveStatus.ENABLED, "expiresAt"), (after.TimeToLiveStatus, after.AttributeName));
    }

    private static AttributeValue Number(long number) => new() { N = number.ToString(CultureInfo.InvariantCulture) };

    private async Task<string?> CreateAsync(string table, StreamViewType? viewType = null)
    {
        var arn = await _sdk.CreateTableAsync(table, viewType);
        await EnableAsync(table);
        return arn;
    }

    private Task<UpdateTimeToLiveResponse> EnableAsync(string table) => UpdateAsync(table, "dueAt", isEnabled: true);

    private Task<UpdateTimeToLiveResponse> UpdateAsync(string table, string attribute, bool isEnabled) =>
        _sdk.Tables.UpdateTimeToLiveAsync(new UpdateTimeToLiveRequest
        {
            TableName = table,
            TimeToLiveSpecification = new TimeToLiveSpecification { AttributeName = attribute, Enabled = isEnabled },
        });

    private async Task<TimeToLiveStatus> StatusAsync(string table) =>
        (await _sdk.Tables.DescribeTimeToLiveAsync(table)).TimeToLiveDescription.TimeToLiveStatus;

    private async Task RefusedAsync(string message, string attribute, bool isEnabled)
    {
        var refused = await Assert.ThrowsAsync<AmazonDynamoDBException>(() => UpdateAsync("table", attribute, isEnabled));
        Assert.Equal(("ValidationException", message), (refused.ErrorCode, refused.Message));
    }

    private Task PutAsync(string table, string key, long second) => _sdk.PutAsync(table, key, "dueAt", Number(second));

    private Task PutAsync(string table, string key, string number) => _sdk.PutAsync(table, key, "dueAt", new AttributeValue { N = number });

    private Task UntilGoneAsync(string table, string key) => Sdk.UntilAsync(async () => !await _sdk.HasAsync(table, key));

    private Task UntilCountAsync(string table, int count) => Sdk.UntilAsync(async () =>
        (await _sdk.Tables.ScanAsync(new ScanRequest { TableName = table, ConsistentRead = true })).Items.Count == count);

    /// <summary>Waits until the cloud has done what is due: tasks are done in the order of their times, so when an item that is due
    /// now has gone, all that was due before it has been dealt with.</summary>
    private async Task SettleAsync(string table)
    {
        await CreateMarkAsync();
        await PutAsync("mark", table, Now);
        await UntilGoneAsync("mark", table);
    }

    private async Task CreateMarkAsync()
    {
        if (!(await _sdk.Tables.ListTablesAsync()).TableNames.Contains("mark"))
        {
            await CreateAsync("mark");
        }
    }

    private async Task<List<string>> KeysAsync(string table)
    {
        var scanned = await _sdk.Tables.ScanAsync(new ScanRequest { TableName = table, ConsistentRead = true });
        return [.. scanned.Items.Select(item => item["p"].S).Order(StringComparer.Ordinal)];
    }
}
