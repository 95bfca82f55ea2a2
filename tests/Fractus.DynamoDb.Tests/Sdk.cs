using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Fractus.DynamoDb.Tests.Streams;

namespace Fractus.DynamoDb.Tests;

/// <summary>DynamoDB as the AWS SDK for .NET speaks to it, and its streams.</summary>
internal sealed class Sdk : IDisposable
{
    // Long enough for a busy machine; what is waited for comes within milliseconds.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);
    private static readonly BasicAWSCredentials s_credentials = new("test", "test");

    /// <param name="url">The cloud's.</param>
    /// <param name="time">The cloud's clock.</param>
    public Sdk(string url, TimeProvider? time = null)
    {
        Tables = new AmazonDynamoDBClient(
            s_credentials, new AmazonDynamoDBConfig { ServiceURL = url, AuthenticationRegion = "us-east-1", MaxErrorRetry = 0 });
        Streams = new StreamsClient(url, time ?? TimeProvider.System);
    }

    public AmazonDynamoDBClient Tables { get; }

    public StreamsClient Streams { get; }

    /// <summary>A table with the partition key p (S).</summary>
    /// <returns>The ARN of its stream, or null where no view type is given.</returns>
    public async Task<string?> CreateTableAsync(string name, StreamViewType? viewType = null)
    {
        var created = await Tables.CreateTableAsync(new CreateTableRequest
        {
            TableName = name,
            BillingMode = BillingMode.PAY_PER_REQUEST,
            KeySchema = [new KeySchemaElement("p", KeyType.HASH)],
            AttributeDefinitions = [new AttributeDefinition("p", ScalarAttributeType.S)],
            StreamSpecification = viewType is null ? null : new StreamSpecification { StreamEnabled = true, StreamViewType = viewType },
        });
        return created.TableDescription.LatestStreamArn;
    }

    public Task PutAsync(string table, string key, string? attribute = null, AttributeValue? value = null)
    {
        var item = new Dictionary<string, AttributeValue> { ["p"] = new() { S = key } };
        if (attribute is not null)
        {
            item[attribute] = value!;
        }

        return Tables.PutItemAsync(table, item);
    }

    public Task UpdateAsync(string table, string key, string expression, params (string Name, AttributeValue Value)[] values) =>
        Tables.UpdateItemAsync(new UpdateItemRequest
        {
            TableName = table,
            Key = new() { ["p"] = new() { S = key } },
            UpdateExpression = expression,
            ExpressionAttributeValues = values.Length == 0 ? null : values.ToDictionary(value => value.Name, value => value.Value),
        });

    public Task DeleteAsync(string table, string key) => Tables.DeleteItemAsync(table, new() { ["p"] = new() { S = key } });

    public async Task<bool> HasAsync(string table, string key) =>
        (await Tables.GetItemAsync(table, new() { ["p"] = new() { S = key } }, consistentRead: true)).IsItemSet;

    /// <summary>Asks again and again for what the service does of itself, behind.</summary>
    public static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var late = new CancellationTokenSource(s_patience);
        while (!await condition())
        {
            late.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    public void Dispose()
    {
        Tables.Dispose();
        Streams.Dispose();
    }
}
