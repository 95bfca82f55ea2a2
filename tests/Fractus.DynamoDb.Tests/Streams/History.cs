using System.Collections.Concurrent;
using System.Globalization;
using Amazon.DynamoDBv2.Model;

namespace Fractus.DynamoDb.Tests.Streams;

/// <summary>
/// Writes of every kind in an order that a seed makes, on a table whose stream has both images; and the check that replaying the
/// stream gives exactly the table. Each write of an item gives it a number that it never had, so every one can be told in the stream.
/// </summary>
internal sealed class History(Sdk sdk, string table, string name, int seed)
{
    private const int Keys = 20;
    private readonly Random _random = new(seed);
    private long _next;

    /// <summary>The numbers that items were given by writes that were acknowledged.</summary>
    public ConcurrentBag<string> Acknowledged { get; } = [];

    /// <param name="nowSeconds">Some items expire then, and some later.</param>
    public async Task WriteAsync(long nowSeconds)
    {
        var numbers = new List<string>();
        switch (_random.Next(6))
        {
            case 0:
                await sdk.Tables.DeleteItemAsync(table, Key(RandomKey()));
                break;
            case 1:
                await sdk.Tables.UpdateItemAsync(new UpdateItemRequest
                {
                    TableName = table,
                    Key = Key(RandomKey()),
                    UpdateExpression = "SET n = :n REMOVE v",
                    ExpressionAttributeValues = new() { [":n"] = Number(numbers) },
                });
                break;
            case 2:
                await sdk.Tables.BatchWriteItemAsync(new Dictionary<string, List<WriteRequest>>
                {
                    [table] = [.. SomeKeys().Select(key => _random.Next(3) == 0
                        ? new WriteRequest(new DeleteRequest(Key(key)))
                        : new WriteRequest(new PutRequest(Item(key, numbers, nowSeconds))))],
                });
                break;
            case 3:
                await sdk.Tables.TransactWriteItemsAsync(new TransactWriteItemsRequest
                {
                    TransactItems = [.. SomeKeys().Select(key => _random.Next(3) == 0
                        ? new TransactWriteItem { Delete = new Delete { TableName = table, Key = Key(key) } }
                        : new TransactWriteItem { Put = new Put { TableName = table, Item = Item(key, numbers, nowSeconds) } })],
                });
                break;
            default:
                await sdk.Tables.PutItemAsync(table, Item(RandomKey(), numbers, nowSeconds));
                break;
        }

        numbers.ForEach(Acknowledged.Add);
    }

    /// <summary>Replays the whole stream.</summary>
    /// <returns>The numbers that the stream has seen.</returns>
    public static async Task<HashSet<string>> CheckAsync(Sdk sdk, WireClient wire, string table, string streamArn)
    {
        var items = new Dictionary<string, string>();
        var numbers = new HashSet<string>();
        var last = "";
        foreach (var record in await sdk.Streams.ReadAllAsync(streamArn))
        {
            Assert.True(string.CompareOrdinal(last, record.Dynamodb.SequenceNumber) < 0, "The stream is not in order.");
            last = record.Dynamodb.SequenceNumber;
            var before = items.GetValueOrDefault(record.Key);
            Assert.Equal(before, record.Dynamodb.OldImage?.GetRawText());
            Assert.Equal(before is null ? "INSERT" : record.Dynamodb.NewImage is null ? "REMOVE" : "MODIFY", record.EventName);
            items.Remove(record.Key);
            if (record.Dynamodb.NewImage is { } image)
            {
                items[record.Key] = image.GetRawText();
                numbers.Add(image.GetProperty("n").GetProperty("N").GetString()!);
            }
        }

        Assert.Equal(await ScanAsync(wire, table), items.OrderBy(item => item.Key, StringComparer.Ordinal).Select(item => item.Value));
        return numbers;
    }

    private static async Task<IEnumerable<string>> ScanAsync(WireClient wire, string table)
    {
        var scanned = await wire.CallAsync("DynamoDB_20120810.Scan", new { TableName = table, ConsistentRead = true });
        Assert.False(scanned.TryGetProperty("LastEvaluatedKey", out _), "One page must hold the table.");
        return [.. scanned.GetProperty("Items").EnumerateArray()
            .OrderBy(item => item.GetProperty("p").GetProperty("S").GetString(), StringComparer.Ordinal)
            .Select(item => item.GetRawText())];
    }

    private static Dictionary<string, AttributeValue> Key(string key) => new() { ["p"] = new() { S = key } };

    private string RandomKey() => $"{name}-{_random.Next(Keys)}";

    private List<string> SomeKeys() => [.. Enumerable.Range(0, _random.Next(1, 6)).Select(_ => RandomKey()).Distinct()];

    private AttributeValue Number(List<string> numbers)
    {
        // Unlike those of all other histories.
        var number = (((long)seed * 1_000_000) + ++_next).ToString(CultureInfo.InvariantCulture);
        numbers.Add(number);
        return new AttributeValue { N = number };
    }

    private Dictionary<string, AttributeValue> Item(string key, List<string> numbers, long nowSeconds)
    {
        var item = Key(key);
        item["n"] = Number(numbers);
        item["v"] = new AttributeValue { S = new string('v', _random.Next(2000)) };
        if (_random.Next(4) == 0)
        {
            item["dueAt"] = new AttributeValue { N = (nowSeconds + _random.Next(-10, 3)).ToString(CultureInfo.InvariantCulture) };
        }

        return item;
    }
}
