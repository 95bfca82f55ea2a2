using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Storage;

namespace Fractus.DynamoDb.Tests;

/// <summary>A client that does not know whether its transaction was done sends it again, with the same token.</summary>
public sealed class TransactionTokenTests
{
    private readonly MovableTime _time = new();

    [Fact]
    public async Task A_transaction_is_done_once_in_ten_minutes_and_again_after_them()
    {
        await using var cloud = new Cloud(_time);
        await cloud.CreateTableAsync();
        await Count(cloud, "t");
        _time.Now += TimeSpan.FromMinutes(10) - TimeSpan.FromMilliseconds(1);
        await Count(cloud, "t");
        Assert.Equal("""{"n":{"N":"1"},"p":{"S":"a"}}""", await cloud.GetAsync("""{"p":{"S":"a"}}"""));

        _time.Now += TimeSpan.FromMilliseconds(1);
        await Count(cloud, "t");
        Assert.Equal("""{"n":{"N":"2"},"p":{"S":"a"}}""", await cloud.GetAsync("""{"p":{"S":"a"}}"""));
    }

    // A token that stands for two different wishes would lose one of them in silence.
    [Theory]
    [InlineData("b", "ADD n :one", """{":one":{"N":"1"}}""")]
    [InlineData("a", "ADD m :one", """{":one":{"N":"1"}}""")]
    [InlineData("a", "ADD n :one", """{":one":{"N":"2"}}""")]
    public async Task The_same_token_with_other_parameters_is_refused(string key, string expression, string values)
    {
        await using var cloud = new Cloud(_time);
        await cloud.CreateTableAsync();
        await Count(cloud, "t");
        await Assert.ThrowsAsync<IdempotentParameterMismatchException>(() => Count(cloud, "t", key, expression, values));
    }

    // Sets, maps and numbers have several spellings on the wire; an SDK may choose another when it tries again.
    [Fact]
    public async Task The_same_parameters_may_be_spelled_otherwise()
    {
        await using var cloud = new Cloud(_time);
        await cloud.CreateTableAsync();
        await Count(cloud, "t", "a", "ADD n :one, s :set", """{":one":{"N":"1"},":set":{"SS":["x","y"]}}""");
        await Count(cloud, "t", "a", "ADD n :one, s :set", """{":set":{"SS":["y","x"]},":one":{"N":"1.0"}}""");
        Assert.Equal("""{"n":{"N":"1"},"p":{"S":"a"},"s":{"SS":["x","y"]}}""", await cloud.GetAsync("""{"p":{"S":"a"}}"""));
    }

    [Fact]
    public async Task A_cancelled_transaction_does_not_use_up_its_token()
    {
        await using var cloud = new Cloud(_time);
        await cloud.CreateTableAsync();
        var put = new TransactWriteItemsInput
        {
            ClientRequestToken = "t",
            TransactItems = [new() { Put = new() { TableName = "things", Item = Json.Map("""{"p":{"S":"a"}}"""), ConditionExpression = "attribute_not_exists(p)" } }],
        };
        await cloud.PutAsync("""{"p":{"S":"a"},"old":{"BOOL":true}}""");
        await Assert.ThrowsAsync<TransactionCanceledException>(async () => await cloud.Service.TransactWriteItems(put, cloud.Caller, default));
        await cloud.Service.DeleteItem(new() { TableName = "things", Key = Json.Map("""{"p":{"S":"a"}}""") }, cloud.Caller, default);
        await cloud.Service.TransactWriteItems(put, cloud.Caller, default);
        Assert.Equal("""{"p":{"S":"a"}}""", await cloud.GetAsync("""{"p":{"S":"a"}}"""));
    }

    // One key for every transaction of a year would fill the disk.
    [Fact]
    public async Task Expired_tokens_are_removed_as_new_ones_come()
    {
        await using var cloud = new Cloud(_time);
        await cloud.CreateTableAsync();
        for (var i = 0; i < 40; i++)
        {
            await Count(cloud, $"old {i}");
        }

        _time.Now += TimeSpan.FromMinutes(30);
        for (var i = 0; i < 20; i++)
        {
            await Count(cloud, $"new {i}");
        }

        using var snapshot = cloud.Store.OpenSnapshot();
        Assert.Equal(20, snapshot.Range(KeySpace.Tokens.Range()).Count());
    }

    // The answer tells whether the transaction was done now or before: by what was written, or by what was read.
    [Fact]
    public async Task A_retry_is_charged_for_reading_what_was_written()
    {
        await using var cloud = new Cloud(_time);
        await cloud.CreateTableAsync();
        var put = new TransactWriteItemsInput
        {
            ClientRequestToken = "t",
            TransactItems = [new() { Put = new() { TableName = "things", Item = Json.Map($$$"""{"p":{"S":"a"},"x":{"S":"{{{new string('x', 1500)}}}"}}""") } }],
            ReturnConsumedCapacity = ReturnConsumedCapacity.Total,
        };
        var first = Assert.Single((await cloud.Service.TransactWriteItems(put, cloud.Caller, default)).ConsumedCapacity!);
        var second = Assert.Single((await cloud.Service.TransactWriteItems(put, cloud.Caller, default)).ConsumedCapacity!);
        Assert.Equal((4, 4, null), (first.CapacityUnits, first.WriteCapacityUnits, first.ReadCapacityUnits));
        Assert.Equal((2, null, 2), (second.CapacityUnits, second.WriteCapacityUnits, second.ReadCapacityUnits));
    }

    private static async Task Count(
        Cloud cloud, string token, string key = "a", string expression = "ADD n :one", string values = """{":one":{"N":"1"}}""") =>
        await cloud.Service.TransactWriteItems(
            new TransactWriteItemsInput
            {
                ClientRequestToken = token,
                TransactItems =
                [
                    new()
                    {
                        Update = new()
                        {
                            TableName = "things",
                            Key = Json.Map($$$"""{"p":{"S":"{{{key}}}"}}"""),
                            UpdateExpression = expression,
                            ExpressionAttributeValues = Json.Map(values),
                        },
                    },
                ],
            },
            cloud.Caller,
            default);

    private sealed class MovableTime : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2030, 1, 1, 0, 5, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
