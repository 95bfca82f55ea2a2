using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Fractus.Testing;

namespace Fractus.DynamoDb.Tests;

/// <summary>Answers that were recorded on the real service and that its documentation does not tell of.</summary>
public sealed class RecordedAnswerTests(CloudFixture cloud) : IClassFixture<CloudFixture>, IDisposable
{
    private readonly Sdk _sdk = new(cloud.Url);

    private AmazonDynamoDBClient Client => _sdk.Tables;

    // Tools that compare a table with its template read what CreateTable answers.
    [Fact]
    public async Task Warm_throughput_is_told_of_a_new_table_only_where_it_was_asked_for()
    {
        var plain = await CreateAsync("plain", warm: null);
        var warm = await CreateAsync("warm", new WarmThroughput { ReadUnitsPerSecond = 13_000, WriteUnitsPerSecond = 5_000 });
        var described = (await Client.DescribeTableAsync("plain")).Table;
        var deleted = (await Client.DeleteTableAsync("plain")).TableDescription;

        Assert.Null(plain.WarmThroughput);
        Assert.Null(plain.GlobalSecondaryIndexes[0].WarmThroughput);
        Assert.Equal((13_000, TableStatus.UPDATING), (warm.WarmThroughput.ReadUnitsPerSecond, warm.WarmThroughput.Status));
        Assert.Equal((12_000, TableStatus.ACTIVE), (described.WarmThroughput.ReadUnitsPerSecond, described.WarmThroughput.Status));
        Assert.Equal(12_000, described.GlobalSecondaryIndexes[0].WarmThroughput.ReadUnitsPerSecond);
        Assert.Null(deleted.WarmThroughput);
    }

    // PutItem names the attribute; a batch does not. People's tests match on the text.
    [Theory]
    [InlineData("other")]
    [InlineData("p")]
    public async Task An_item_of_a_batch_without_its_key_is_refused_in_the_words_of_a_key(string attribute)
    {
        var table = $"batches-{attribute}";
        await _sdk.CreateTableAsync(table);
        var item = new Dictionary<string, AttributeValue> { [attribute] = new() { N = "1" } };
        var refused = await Assert.ThrowsAsync<AmazonDynamoDBException>(() => Client.BatchWriteItemAsync(
            new BatchWriteItemRequest { RequestItems = new() { [table] = [new WriteRequest(new PutRequest(item))] } }));
        Assert.Equal(("ValidationException", "The provided key element does not match the schema"), (refused.ErrorCode, refused.Message));
    }

    private async Task<TableDescription> CreateAsync(string name, WarmThroughput? warm)
    {
        var created = await Client.CreateTableAsync(new CreateTableRequest
        {
            TableName = name,
            BillingMode = BillingMode.PAY_PER_REQUEST,
            KeySchema = [new KeySchemaElement("p", KeyType.HASH)],
            AttributeDefinitions = [new AttributeDefinition("p", ScalarAttributeType.S), new AttributeDefinition("g", ScalarAttributeType.S)],
            GlobalSecondaryIndexes =
            [
                new GlobalSecondaryIndex
                {
                    IndexName = "byG",
                    KeySchema = [new KeySchemaElement("g", KeyType.HASH)],
                    Projection = new Projection { ProjectionType = ProjectionType.ALL },
                },
            ],
            WarmThroughput = warm,
        });
        return created.TableDescription;
    }

    public void Dispose() => _sdk.Dispose();
}
