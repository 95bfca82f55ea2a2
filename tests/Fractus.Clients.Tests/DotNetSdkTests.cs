using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Fractus.Testing;
using Xunit;

namespace Fractus.Clients.Tests;

/// <summary>DynamoDB through the AWS SDK for .NET, in one process: what the SDK's types make of our answers and errors.</summary>
public sealed class DotNetSdkTests(CloudFixture cloud) : IClassFixture<CloudFixture>, IDisposable
{
    private readonly AmazonDynamoDBClient _client = new(
        new BasicAWSCredentials("test", "test"),
        new AmazonDynamoDBConfig { ServiceURL = cloud.Url, AuthenticationRegion = "us-east-1", MaxErrorRetry = 0 });

    [Fact]
    public async Task An_item_comes_back_as_it_was_put()
    {
        var table = await CreateTableAsync(nameof(An_item_comes_back_as_it_was_put));
        var item = new Dictionary<string, AttributeValue>
        {
            ["id"] = new() { S = "ключ \u0001 \"quoted\"" },
            ["n"] = new() { N = "-1.5E-7" },
            ["b"] = new() { B = new MemoryStream([0, 1, 255]) },
            ["l"] = new() { L = [new() { BOOL = false }, new() { NULL = true }, new() { S = "" }] },
            ["m"] = new() { M = new() { ["ss"] = new() { SS = ["a", "b"] } } },
        };
        await _client.PutItemAsync(table, item);
        var answer = await _client.GetItemAsync(table, new() { ["id"] = item["id"] }, consistentRead: true);
        Assert.Equal("-0.00000015", answer.Item["n"].N);
        Assert.Equal([0, 1, 255], answer.Item["b"].B.ToArray());
        Assert.False(answer.Item["l"].L[0].BOOL);
        Assert.True(answer.Item["l"].L[1].NULL);
        Assert.Equal("", answer.Item["l"].L[2].S);
        Assert.Equal(["a", "b"], answer.Item["m"].M["ss"].SS);
    }

    // People branch on the exception's type and read the item out of it.
    [Fact]
    public async Task A_failed_condition_is_the_exception_that_the_SDK_knows()
    {
        var table = await CreateTableAsync(nameof(A_failed_condition_is_the_exception_that_the_SDK_knows));
        var put = new PutItemRequest
        {
            TableName = table,
            Item = new() { ["id"] = new() { S = "1" } },
            ConditionExpression = "attribute_not_exists(id)",
            ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
        };
        await _client.PutItemAsync(put);
        var refused = await Assert.ThrowsAsync<ConditionalCheckFailedException>(() => _client.PutItemAsync(put));
        Assert.Equal("The conditional request failed", refused.Message);
        Assert.Equal("1", refused.Item["id"].S);
    }

    // A counter that many clients raise loses no step: updates are serializable.
    [Fact]
    public async Task Concurrent_updates_lose_nothing()
    {
        var table = await CreateTableAsync(nameof(Concurrent_updates_lose_nothing));
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => _client.UpdateItemAsync(new UpdateItemRequest
        {
            TableName = table,
            Key = new() { ["id"] = new() { S = "counter" } },
            UpdateExpression = "ADD hits :one",
            ExpressionAttributeValues = new() { [":one"] = new() { N = "1" } },
        })));
        var answer = await _client.GetItemAsync(table, new() { ["id"] = new() { S = "counter" } });
        Assert.Equal("50", answer.Item["hits"].N);
    }

    [Fact]
    public async Task A_table_that_is_not_there_is_told_in_the_services_words()
    {
        var refused = await Assert.ThrowsAsync<ResourceNotFoundException>(() => _client.DescribeTableAsync("nowhere"));
        Assert.Equal("Requested resource not found: Table: nowhere not found", refused.Message);
    }

    [Fact]
    public async Task What_is_not_built_is_refused_by_name()
    {
        var refused = await Assert.ThrowsAsync<AmazonDynamoDBException>(() => _client.ListGlobalTablesAsync(new ListGlobalTablesRequest()));
        Assert.Equal("NotImplementedException", refused.ErrorCode);
        Assert.Contains("ListGlobalTables", refused.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _client.Dispose();

    private async Task<string> CreateTableAsync(string name)
    {
        await _client.CreateTableAsync(new CreateTableRequest
        {
            TableName = name,
            BillingMode = BillingMode.PAY_PER_REQUEST,
            KeySchema = [new KeySchemaElement("id", KeyType.HASH)],
            AttributeDefinitions = [new AttributeDefinition("id", ScalarAttributeType.S)],
        });
        return name;
    }
}
