using System.Text.Json;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Fractus.Testing;

namespace Fractus.DynamoDb.Tests.Streams;

/// <summary>Which records a table's writes make, and what is in them.</summary>
public sealed class StreamRecordTests(CloudFixture cloud) : IClassFixture<CloudFixture>, IDisposable
{
    private readonly Sdk _sdk = new(cloud.Url);

    [Theory]
    [InlineData("KEYS_ONLY", false, false)]
    [InlineData("NEW_IMAGE", true, false)]
    [InlineData("OLD_IMAGE", false, true)]
    [InlineData("NEW_AND_OLD_IMAGES", true, true)]
    public async Task A_record_has_the_images_that_the_view_type_says(string viewType, bool hasNew, bool hasOld)
    {
        var table = "view." + viewType;
        var arn = await _sdk.CreateTableAsync(table, viewType);
        await _sdk.PutAsync(table, "a", "v", new AttributeValue { S = "12345" });
        await _sdk.UpdateAsync(table, "a", "SET v = :v", (":v", new AttributeValue { S = "1" }));
        await _sdk.DeleteAsync(table, "a");
        var records = await _sdk.Streams.ReadAllAsync(arn!);

        Assert.Equal(["INSERT", "MODIFY", "REMOVE"], records.Select(record => record.EventName));
        Assert.All(records, record => Assert.Equal("""{"p":{"S":"a"}}""", record.Dynamodb.Keys.GetRawText()));
        Assert.All(records, record => Assert.Equal(viewType, record.Dynamodb.StreamViewType));
        Assert.Equal([hasNew ? "12345" : null, hasNew ? "1" : null, null], records.Select(record => Value(record.Dynamodb.NewImage)));
        Assert.Equal([null, hasOld ? "12345" : null, hasOld ? "1" : null], records.Select(record => Value(record.Dynamodb.OldImage)));

        // As recorded on the service: the keys and the images that are there, each counted as an item.
        int[] sizes = [2 + (hasNew ? 8 : 0), 2 + (hasNew ? 4 : 0) + (hasOld ? 8 : 0), 2 + (hasOld ? 4 : 0)];
        Assert.Equal(sizes, records.Select(record => (int)record.Dynamodb.SizeBytes));
    }

    [Fact]
    public async Task A_record_says_where_and_when_it_was_made()
    {
        var before = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var arn = await _sdk.CreateTableAsync("where", StreamViewType.KEYS_ONLY);
        await _sdk.PutAsync("where", "a");
        await _sdk.PutAsync("where", "b");
        var records = await _sdk.Streams.ReadAllAsync(arn!);

        Assert.All(records, record => Assert.Equal(("1.1", "aws:dynamodb", "us-east-1"), (record.EventVersion, record.EventSource, record.AwsRegion)));
        Assert.All(records, record => Assert.Null(record.UserIdentity));
        Assert.All(records, record => Assert.Matches("^[0-9a-f]{32}$", record.EventID));
        Assert.NotEqual(records[0].EventID, records[1].EventID);
        Assert.Equal(records.Select(record => record.EventID), (await _sdk.Streams.ReadAllAsync(arn!)).Select(record => record.EventID));
        foreach (var second in records.Select(record => record.Dynamodb.ApproximateCreationDateTime))
        {
            Assert.Equal(Math.Floor(second), second);
            Assert.InRange(second, before, TimeProvider.System.GetUtcNow().ToUnixTimeSeconds());
        }
    }

    // Readers count on it: what the service does not tell them of did not change anything.
    [Fact]
    public async Task A_write_that_changes_nothing_makes_no_record()
    {
        var arn = await _sdk.CreateTableAsync("nothing", StreamViewType.NEW_AND_OLD_IMAGES);
        var map = new AttributeValue { M = new() { ["x"] = new() { N = "1" }, ["y"] = new() { SS = ["b", "a"] } } };
        await _sdk.PutAsync("nothing", "a", "v", map);
        await _sdk.PutAsync("nothing", "a", "v", new AttributeValue { M = new() { ["y"] = new() { SS = ["a", "b"] }, ["x"] = new() { N = "1.0" } } });
        await _sdk.UpdateAsync("nothing", "a", "SET v = :v", (":v", map));
        await _sdk.UpdateAsync("nothing", "a", "REMOVE w");
        await _sdk.UpdateAsync("nothing", "absent", "REMOVE w");
        await _sdk.DeleteAsync("nothing", "absent");
        await Assert.ThrowsAsync<ConditionalCheckFailedException>(() => _sdk.Tables.PutItemAsync(new PutItemRequest
        {
            TableName = "nothing",
            Item = new() { ["p"] = new() { S = "a" } },
            ConditionExpression = "attribute_not_exists(p)",
        }));
        await _sdk.Tables.BatchWriteItemAsync(new Dictionary<string, List<WriteRequest>>
        {
            ["nothing"] = [new WriteRequest(new DeleteRequest(new() { ["p"] = new() { S = "absent" } }))],
        });
        Assert.Equal("INSERT", Assert.Single(await _sdk.Streams.ReadAllAsync(arn!)).EventName);
    }

    [Fact]
    public async Task The_writes_of_a_batch_make_a_record_each_with_numbers_that_rise()
    {
        var arn = await _sdk.CreateTableAsync("batch", StreamViewType.NEW_IMAGE);
        await _sdk.Tables.BatchWriteItemAsync(new Dictionary<string, List<WriteRequest>>
        {
            ["batch"] = [.. Enumerable.Range(0, 25).Select(i => new WriteRequest(new PutRequest(new() { ["p"] = new() { S = $"{i}" } })))],
        });
        await _sdk.PutAsync("batch", "last");
        var records = await _sdk.Streams.ReadAllAsync(arn!);
        var numbers = records.ConvertAll(record => record.Dynamodb.SequenceNumber);

        Assert.Equal(26, records.Select(record => record.Key).Distinct().Count());
        Assert.Equal("last", records[^1].Key);
        Assert.All(numbers, number => Assert.Matches("^[0-9]{21,40}$", number));

        // Some clients compare them as texts, some as numbers.
        Assert.Equal(numbers.Order(StringComparer.Ordinal), numbers);
        Assert.Equal(numbers.Select(System.Numerics.BigInteger.Parse).Order(), numbers.Select(System.Numerics.BigInteger.Parse));
    }

    [Fact]
    public async Task The_keys_of_a_record_are_both_of_the_tables()
    {
        var created = await _sdk.Tables.CreateTableAsync(new CreateTableRequest
        {
            TableName = "both",
            BillingMode = BillingMode.PAY_PER_REQUEST,
            KeySchema = [new KeySchemaElement("p", KeyType.HASH), new KeySchemaElement("a", KeyType.RANGE)],
            AttributeDefinitions = [new AttributeDefinition("p", ScalarAttributeType.S), new AttributeDefinition("a", ScalarAttributeType.N)],
            StreamSpecification = new StreamSpecification { StreamEnabled = true, StreamViewType = StreamViewType.KEYS_ONLY },
        });
        await _sdk.PutAsync("both", "x", "a", new AttributeValue { N = "7" });
        var keys = Assert.Single(await _sdk.Streams.ReadAllAsync(created.TableDescription.LatestStreamArn)).Dynamodb.Keys;
        Assert.Equal("""{"a":{"N":"7"},"p":{"S":"x"}}""", keys.GetRawText());
    }

    [Fact]
    public async Task A_table_without_a_stream_makes_no_records_for_another()
    {
        var arn = await _sdk.CreateTableAsync("with", StreamViewType.KEYS_ONLY);
        Assert.Null(await _sdk.CreateTableAsync("without"));
        await _sdk.PutAsync("without", "a");
        Assert.Empty(await _sdk.Streams.ReadAllAsync(arn!));
        Assert.Empty(await _sdk.Streams.ListAsync("without"));
    }

    public void Dispose() => _sdk.Dispose();

    private static string? Value(JsonElement? image) => image?.GetProperty("v").GetProperty("S").GetString();
}
