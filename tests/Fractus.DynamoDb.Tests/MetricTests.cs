using Fractus.DynamoDb.Contract;
using Fractus.Kernel.Metrics;
using Fractus.Testing;

namespace Fractus.DynamoDb.Tests;

/// <summary>Alarms on capacity and errors name these metrics; what a test here finds, a person finds in CloudWatch.</summary>
public sealed class MetricTests : AsyncTests
{
    private readonly ManualTime _time = new();
    private readonly RecordedMetrics _metrics = new();
    private readonly Cloud _cloud;

    public MetricTests() => _cloud = new Cloud(_time, metrics: _metrics);

    public override ValueTask DisposeAsync() => _cloud.DisposeAsync();

    // The same units that ReturnConsumedCapacity reports.
    [Fact]
    public async Task Batches_and_transactions_use_capacity_as_they_report_it()
    {
        await _cloud.CreateTableAsync();
        var item = Json.Map($$$"""{"p":{"S":"a"},"x":{"S":"{{{new string('x', 1500)}}}"}}""");
        await _cloud.Service.BatchWriteItem(
            new BatchWriteItemInput
            {
                RequestItems = new Dictionary<string, IReadOnlyList<WriteRequest>> { ["things"] = [new WriteRequest { PutRequest = new PutRequest { Item = item } }] },
            },
            _cloud.Caller,
            default);
        Assert.Equal([2], Of("ConsumedWriteCapacityUnits Count TableName=things"));
        await _cloud.Service.TransactWriteItems(
            new TransactWriteItemsInput { TransactItems = [new TransactWriteItem { Put = new Put { TableName = "things", Item = item } }] }, _cloud.Caller, default);
        Assert.Equal(6, Of("ConsumedWriteCapacityUnits Count TableName=things").Sum());
        await _cloud.Service.TransactGetItems(
            new TransactGetItemsInput { TransactItems = [new TransactGetItem { Get = new Get { TableName = "things", Key = Json.Map("""{"p":{"S":"a"}}""") } }] },
            _cloud.Caller,
            default);
        Assert.Equal([2], Of("ConsumedReadCapacityUnits Count TableName=things"));
    }

    // A client that races for a large item is charged for it each time that it loses.
    [Fact]
    public async Task A_failed_condition_uses_capacity_for_the_larger_item()
    {
        await _cloud.CreateTableAsync();
        await _cloud.PutAsync($$$"""{"p":{"S":"a"},"x":{"S":"{{{new string('x', 2500)}}}"}}""");
        var input = new PutItemInput { TableName = "things", Item = Json.Map("""{"p":{"S":"a"}}"""), ConditionExpression = "attribute_not_exists(p)" };
        await Assert.ThrowsAsync<ConditionalCheckFailedException>(async () => await _cloud.Service.PutItem(input, _cloud.Caller, default));
        Assert.Equal([3, 3], Of("ConsumedWriteCapacityUnits Count TableName=things"));
        Assert.Equal([1], Of("ConditionalCheckFailedRequests Count TableName=things"));
    }

    [Fact]
    public async Task Items_whose_time_is_over_are_counted_and_use_no_capacity()
    {
        await _cloud.CreateTableAsync();
        await _cloud.Service.UpdateTimeToLive(
            new UpdateTimeToLiveInput { TableName = "things", TimeToLiveSpecification = new TimeToLiveSpecification { AttributeName = "dueAt", Enabled = true } },
            _cloud.Caller,
            default);
        await _cloud.PutAsync($$$"""{"p":{"S":"a"},"dueAt":{"N":"{{{_time.GetUtcNow().ToUnixTimeSeconds() - 10}}}"}}""");
        await Sdk.UntilAsync(async () => await _cloud.GetAsync("""{"p":{"S":"a"}}""") is null);
        await Sdk.UntilAsync(() => Task.FromResult(Of("TimeToLiveDeletedItemCount Count TableName=things").Length > 0));
        Assert.Equal([1], Of("TimeToLiveDeletedItemCount Count TableName=things"));
        Assert.Equal([1], Of("ConsumedWriteCapacityUnits Count TableName=things"));
    }

    [Theory]
    [InlineData(false, "SuccessfulRequestLatency Milliseconds TableName=things Operation=BatchGetItem", 4)]
    [InlineData(true, "ThrottledRequests Count TableName=things Operation=BatchGetItem", 1)]
    public void A_request_counts_for_each_of_its_tables(bool isThrottled, string metric, double value)
    {
        var keys = new Dictionary<string, KeysAndAttributes>
        {
            ["things"] = new KeysAndAttributes { Keys = [] },
            ["arn:aws:dynamodb:us-east-1:000000000000:table/others"] = new KeysAndAttributes { Keys = [] },
        };
        var error = isThrottled ? new ProvisionedThroughputExceededException("") : null;
        var output = isThrottled ? null : new BatchGetItemOutput();
        _cloud.Service.RequestMetrics.Record(new EndedRequest(
            DynamoDbContract.BatchGetItem, new BatchGetItemInput { RequestItems = keys }, output, isThrottled ? 400 : 200, error, "000000000000", "us-east-1", TimeSpan.FromMilliseconds(4)));
        Assert.Equal([value], Of(metric));
        Assert.Equal([value], Of(metric.Replace("things", "others", StringComparison.Ordinal)));
        Assert.Empty(Of("UserErrors Count"));
    }

    private double[] Of(string metric) => _metrics.Of($"AWS/DynamoDB {metric}");
}
