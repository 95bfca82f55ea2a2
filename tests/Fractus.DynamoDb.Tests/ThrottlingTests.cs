using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Fractus.Testing;

namespace Fractus.DynamoDb.Tests;

/// <summary>Throughput that is enforced, through the AWS SDK, on a clock that the test moves.</summary>
public sealed class ThrottlingTests : IAsyncLifetime, IDisposable
{
    private const string OfTable =
        "The level of configured provisioned throughput for the table was exceeded. "
        + "Consider increasing your provisioning level with the UpdateTable API.";

    private const string OfIndex =
        "The level of configured provisioned throughput for one or more global secondary indexes of the table was exceeded. Consider "
        + "increasing your provisioning level for the under-provisioned global secondary indexes with the UpdateTable API";

    private const string OfBound = "Throughput exceeds the maximum OnDemandThroughput configured on table or index";

    private TimedCloud _cloud = null!;
    private Sdk _sdk = null!;

    private AmazonDynamoDBClient Tables => _sdk.Tables;

    public async Task InitializeAsync()
    {
        _cloud = await TimedCloud.StartAsync(isDynamoDbThrottling: true);
        _sdk = new Sdk(_cloud.Url);
    }

    public async Task DisposeAsync() => await _cloud.DisposeAsync();

    public void Dispose() => _sdk.Dispose();

    // 300 seconds of what was not used are kept, as by the service; a new table has them.
    [Fact]
    public async Task Writes_are_let_in_from_five_saved_minutes_and_then_at_the_provisioned_rate()
    {
        await CreateAsync(reads: 1000, writes: 1);
        await WriteKilobytesAsync(300);
        var refused = await Assert.ThrowsAsync<ProvisionedThroughputExceededException>(() => _sdk.PutAsync("things", "late"));
        Assert.Equal(OfTable, refused.Message);
        Assert.False(await _sdk.HasAsync("things", "late"));

        _cloud.Advance(TimeSpan.FromSeconds(2));
        await _sdk.PutAsync("things", "1");
        await _sdk.PutAsync("things", "2");
        await Assert.ThrowsAsync<ProvisionedThroughputExceededException>(() => _sdk.DeleteAsync("things", "1"));

        // Never more than five minutes are saved.
        _cloud.Advance(TimeSpan.FromDays(1));
        await WriteKilobytesAsync(300);
        await Assert.ThrowsAsync<ProvisionedThroughputExceededException>(() => _sdk.PutAsync("things", "late"));
    }

    [Fact]
    public async Task Reads_have_a_throughput_of_their_own_and_an_eventual_one_costs_half()
    {
        await CreateAsync(reads: 1, writes: 1000);
        await WriteKilobytesAsync(390);

        // 98 units of 4 KB each, three times; then what is left of 300.
        for (var i = 0; i < 3; i++)
        {
            Assert.True(await _sdk.HasAsync("things", "large"));
        }

        for (var i = 0; i < 12; i++)
        {
            await Tables.GetItemAsync("things", Key("none"));
        }

        Assert.Equal(OfTable, (await Assert.ThrowsAsync<ProvisionedThroughputExceededException>(() => _sdk.HasAsync("things", "none"))).Message);
        await Assert.ThrowsAsync<ProvisionedThroughputExceededException>(() => Tables.ScanAsync(new ScanRequest("things")));
        await _sdk.PutAsync("things", "writes are not held up");

        _cloud.Advance(TimeSpan.FromSeconds(1));
        var page = await Tables.ScanAsync(new ScanRequest("things"));
        Assert.Equal(2, page.Count);

        // The page was larger than what there was: it is owed, and holds up who comes then.
        _cloud.Advance(TimeSpan.FromSeconds(30));
        await Assert.ThrowsAsync<ProvisionedThroughputExceededException>(() => _sdk.HasAsync("things", "large"));
        _cloud.Advance(TimeSpan.FromSeconds(30));
        Assert.True(await _sdk.HasAsync("things", "large"));
    }

    // The service does so, or the index would fall behind its table.
    [Fact]
    public async Task A_write_that_an_index_has_no_throughput_for_is_refused_whole()
    {
        await CreateAsync(reads: 1000, writes: 1000, indexWrites: 1);
        await WriteKilobytesAsync(300, "g");
        var refused = await Assert.ThrowsAsync<ProvisionedThroughputExceededException>(
            () => _sdk.PutAsync("things", "1", "g", new AttributeValue { S = "x" }));
        Assert.Equal(OfIndex, refused.Message);
        Assert.False(await _sdk.HasAsync("things", "1"));
        await _sdk.PutAsync("things", "an item that is not in the index");

        await Tables.UpdateTableAsync(new UpdateTableRequest
        {
            TableName = "things",
            GlobalSecondaryIndexUpdates = [new() { Update = new() { IndexName = "byG", ProvisionedThroughput = new(1, 1000) } }],
        });
        _cloud.Advance(TimeSpan.FromSeconds(1));
        await _sdk.PutAsync("things", "1", "g", new AttributeValue { S = "x" });
    }

    [Fact]
    public async Task A_batch_leaves_what_it_has_no_throughput_for_and_fails_when_that_is_all()
    {
        await CreateAsync(reads: 1, writes: 1);
        await WriteKilobytesAsync(298);
        var writes = new BatchWriteItemRequest(new Dictionary<string, List<WriteRequest>>
        {
            ["things"] = [.. Enumerable.Range(0, 5).Select(i => new WriteRequest(new PutRequest(Key($"{i}"))))],
        });
        var written = await Tables.BatchWriteItemAsync(writes);
        Assert.Equal(["2", "3", "4"], written.UnprocessedItems["things"].Select(write => write.PutRequest.Item["p"].S));
        Assert.Equal(OfTable, (await Assert.ThrowsAsync<ProvisionedThroughputExceededException>(() => Tables.BatchWriteItemAsync(writes))).Message);

        for (var i = 0; i < 298; i++)
        {
            await _sdk.HasAsync("things", "none");
        }

        var reads = new BatchGetItemRequest
        {
            RequestItems = new() { ["things"] = new() { Keys = [.. Enumerable.Range(0, 5).Select(i => Key($"{i}"))], ConsistentRead = true } },
        };
        var read = await Tables.BatchGetItemAsync(reads);
        Assert.Equal(["0", "1"], read.Responses["things"].Select(item => item["p"].S));
        Assert.Equal(["2", "3", "4"], read.UnprocessedKeys["things"].Keys.Select(key => key["p"].S));
        Assert.True(read.UnprocessedKeys["things"].ConsistentRead);
        await Assert.ThrowsAsync<ProvisionedThroughputExceededException>(() => Tables.BatchGetItemAsync(reads));
    }

    [Fact]
    public async Task A_transaction_costs_twice_and_is_cancelled_for_want_of_throughput()
    {
        await CreateAsync(reads: 1000, writes: 1);
        await WriteKilobytesAsync(298);
        Task Transact(string key) => Tables.TransactWriteItemsAsync(new TransactWriteItemsRequest
        {
            TransactItems = [new() { Put = new() { TableName = "things", Item = Key(key) } }],
        });
        await Transact("1");
        var cancelled = await Assert.ThrowsAsync<TransactionCanceledException>(() => Transact("2"));
        Assert.Equal(("ProvisionedThroughputExceeded", OfTable), (cancelled.CancellationReasons[0].Code, cancelled.CancellationReasons[0].Message));
        Assert.False(await _sdk.HasAsync("things", "2"));
    }

    [Fact]
    public async Task A_write_whose_condition_does_not_hold_costs_too()
    {
        await CreateAsync(reads: 1000, writes: 1);
        await WriteKilobytesAsync(299);
        var put = new PutItemRequest { TableName = "things", Item = Key("1"), ConditionExpression = "attribute_exists(p)" };
        await Assert.ThrowsAsync<ConditionalCheckFailedException>(() => Tables.PutItemAsync(put));
        await Assert.ThrowsAsync<ProvisionedThroughputExceededException>(() => Tables.PutItemAsync(put));
    }

    [Fact]
    public async Task An_on_demand_table_has_no_bound_but_the_one_that_it_is_given()
    {
        await _sdk.CreateTableAsync("things");
        await WriteKilobytesAsync(390);
        await WriteKilobytesAsync(390);
        await Tables.UpdateTableAsync(new UpdateTableRequest { TableName = "things", OnDemandThroughput = new() { MaxWriteRequestUnits = 1 } });
        await WriteKilobytesAsync(300);
        var refused = await Assert.ThrowsAsync<ThrottlingException>(() => _sdk.PutAsync("things", "late"));
        Assert.Equal(OfBound, refused.Message);
    }

    private static Dictionary<string, AttributeValue> Key(string value) => new() { ["p"] = new() { S = value } };

    private async Task CreateAsync(long reads, long writes, long? indexWrites = null) => await Tables.CreateTableAsync(new CreateTableRequest
    {
        TableName = "things",
        KeySchema = [new KeySchemaElement("p", KeyType.HASH)],
        AttributeDefinitions = indexWrites is null ? [new("p", ScalarAttributeType.S)] : [new("p", ScalarAttributeType.S), new("g", ScalarAttributeType.S)],
        ProvisionedThroughput = new ProvisionedThroughput(reads, writes),
        GlobalSecondaryIndexes = indexWrites is null ? null :
        [
            new()
            {
                IndexName = "byG",
                KeySchema = [new KeySchemaElement("g", KeyType.HASH)],
                Projection = new() { ProjectionType = ProjectionType.ALL },
                ProvisionedThroughput = new ProvisionedThroughput(1, indexWrites),
            },
        ],
    });

    // One item of that size, so of so many units.
    private async Task WriteKilobytesAsync(int kilobytes, string? indexed = null)
    {
        var item = Key("large");
        item["v"] = new AttributeValue { S = new string('v', (kilobytes * 1024) - 20) };
        if (indexed is not null)
        {
            item[indexed] = new AttributeValue { S = "x" };
        }

        await Tables.PutItemAsync("things", item);
    }
}
