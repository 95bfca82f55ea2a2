using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;

namespace Fractus.Clients.Tests.DynamoDb;

/// <summary>A client of the AWS SDK for .NET with a table of its own; short words for what tests say often.</summary>
internal sealed class TableUser : IDisposable
{
    private TableUser(string url, string table)
    {
        Table = table;
        Client = new AmazonDynamoDBClient(
            new BasicAWSCredentials("test", "test"),
            new AmazonDynamoDBConfig { ServiceURL = url, AuthenticationRegion = "us-east-1", MaxErrorRetry = 0 });
    }

    public AmazonDynamoDBClient Client { get; }

    public string Table { get; }

    /// <summary>A table with the partition key p (S) and, where wanted, the sort key c (N).</summary>
    public static async Task<TableUser> CreateAsync(
        string url, string table, bool hasSortKey = false, params GlobalSecondaryIndex[] indexes)
    {
        var user = new TableUser(url, table);
        List<AttributeDefinition> attributes = [new("p", ScalarAttributeType.S)];
        List<KeySchemaElement> keys = [new("p", KeyType.HASH)];
        if (hasSortKey)
        {
            attributes.Add(new AttributeDefinition("c", ScalarAttributeType.N));
            keys.Add(new KeySchemaElement("c", KeyType.RANGE));
        }

        attributes.AddRange(indexes.SelectMany(index => index.KeySchema)
            .Where(key => !attributes.Exists(attribute => attribute.AttributeName == key.AttributeName))
            .Select(key => new AttributeDefinition(key.AttributeName, ScalarAttributeType.S)));
        await user.Client.CreateTableAsync(new CreateTableRequest
        {
            TableName = table,
            AttributeDefinitions = attributes,
            KeySchema = keys,
            GlobalSecondaryIndexes = indexes.Length == 0 ? null : [.. indexes],
            BillingMode = BillingMode.PAY_PER_REQUEST,
        });
        return user;
    }

    public static AttributeValue S(string text) => new() { S = text };

    public static AttributeValue N(long number) => new() { N = number.ToString(System.Globalization.CultureInfo.InvariantCulture) };

    public static Dictionary<string, AttributeValue> Key(string p) => new() { ["p"] = S(p) };

    public static GlobalSecondaryIndex Index(string name, string hash) => new()
    {
        IndexName = name,
        KeySchema = [new KeySchemaElement(hash, KeyType.HASH)],
        Projection = new Projection { ProjectionType = ProjectionType.ALL },
    };

    public TransactWriteItem Put(string p, string? condition = null, params (string Name, AttributeValue Value)[] attributes)
    {
        var item = Key(p);
        foreach (var (name, value) in attributes)
        {
            item[name] = value;
        }

        return new TransactWriteItem { Put = new Put { TableName = Table, Item = item, ConditionExpression = condition } };
    }

    public TransactWriteItem Update(string p, string expression, long value, string? condition = null) => new()
    {
        Update = new Update
        {
            TableName = Table,
            Key = Key(p),
            UpdateExpression = expression,
            ConditionExpression = condition,
            ExpressionAttributeValues = new() { [":v"] = N(value) },
        },
    };

    public TransactWriteItem Check(string p, string condition) => new()
    {
        ConditionCheck = new ConditionCheck { TableName = Table, Key = Key(p), ConditionExpression = condition },
    };

    public TransactWriteItem Delete(string p, string? condition = null) =>
        new() { Delete = new Delete { TableName = Table, Key = Key(p), ConditionExpression = condition } };

    public Task<TransactWriteItemsResponse> WriteAsync(params TransactWriteItem[] items) =>
        Client.TransactWriteItemsAsync(new TransactWriteItemsRequest { TransactItems = [.. items] });

    public Task<PutItemResponse> PutAsync(string p, params (string Name, AttributeValue Value)[] attributes) =>
        Client.PutItemAsync(Table, Put(p, null, attributes).Put.Item);

    public async Task<Dictionary<string, AttributeValue>?> GetAsync(string p)
    {
        var answer = await Client.GetItemAsync(Table, Key(p), consistentRead: true);
        return answer.IsItemSet ? answer.Item : null;
    }

    public void Dispose() => Client.Dispose();
}
