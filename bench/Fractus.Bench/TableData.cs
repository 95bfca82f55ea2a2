using System.Globalization;
using System.Text;

namespace Fractus.Bench;

/// <summary>
/// A table of items of about 1 KB in collections of a hundred: partition key <c>pk</c> (text), sort key <c>sk</c> (number), a counter and
/// words. The words are drawn at random from a small vocabulary, so that they compress about as people's records do.
/// </summary>
internal sealed class TableData(Uri server, long items, int seed)
{
    public const int CollectionItems = 100;
    private const string Table = "bench";
    private const int TextBytes = 900;

    private static readonly string[] s_words =
        [.. Enumerable.Range(0, 4096).Select(i => Convert.ToHexStringLower(BitConverter.GetBytes(i * 2654435761L))[..(4 + (i % 7))])];

    private readonly Random _random = new(seed);

    public long Items => items;

    private long Collections => items / CollectionItems;

    public async Task CreateAsync()
    {
        using var connection = await Connection.OpenAsync(server);
        await connection.SendAsync(RequestBytes.DynamoDb(server, "CreateTable", """
            {"TableName":"bench","BillingMode":"PAY_PER_REQUEST",
             "AttributeDefinitions":[{"AttributeName":"pk","AttributeType":"S"},{"AttributeName":"sk","AttributeType":"N"}],
             "KeySchema":[{"AttributeName":"pk","KeyType":"HASH"},{"AttributeName":"sk","KeyType":"RANGE"}]}
            """));
        var isActive = false;
        while (!isActive)
        {
            var description = await connection.SendAsync(RequestBytes.DynamoDb(server, "DescribeTable", $$$$"""{"TableName":"{{{{Table}}}}"}"""));
            isActive = Encoding.UTF8.GetString(description.Span).Contains("\"ACTIVE\"", StringComparison.Ordinal);
        }
    }

    /// <summary>Puts every item, in the order of keys, which is none in the store.</summary>
    public async Task FillAsync()
    {
        const int batch = 25;
        var next = 0L;
        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            var data = new TableData(server, items, seed + writer);
            using var connection = await Connection.OpenAsync(server);
            for (var from = Claim(); from < items; from = Claim())
            {
                var puts = Enumerable.Range(0, batch).Select(i => data.Put(from + i));
                await connection.SendAsync(RequestBytes.DynamoDb(server, "BatchWriteItem", BatchOf(puts)));
            }
        })));

        long Claim() => Interlocked.Add(ref next, batch) - batch;
    }

    public byte[] GetItem() => Request("GetItem", $$$$"""{"TableName":"{{{{Table}}}}","Key":{{{{Key(AnyItem())}}}}}""");

    public byte[] PutItem() => Request("PutItem", $$$$"""{"TableName":"{{{{Table}}}}","Item":{{{{Item(AnyItem())}}}}}""");

    /// <summary>Counts one up where the item is there.</summary>
    public byte[] UpdateItem() => Request("UpdateItem", $$$$"""{"TableName":"{{{{Table}}}}",{{{{Count(AnyItem())}}}}}""");

    /// <summary>Ten items of a collection, from somewhere in it.</summary>
    public byte[] QueryTen() => Request("Query", $$$$"""
        {"TableName":"{{{{Table}}}}","Limit":10,"KeyConditionExpression":"pk = :p AND sk >= :s",
         "ExpressionAttributeValues":{":p":{"S":"{{{{Collection(AnyItem())}}}}"},":s":{"N":"{{{{_random.Next(CollectionItems - 10)}}}}"}}}
        """);

    /// <summary>A whole collection.</summary>
    public byte[] QueryHundred() => Request("Query", $$$$"""
        {"TableName":"{{{{Table}}}}","KeyConditionExpression":"pk = :p","ExpressionAttributeValues":{":p":{"S":"{{{{Collection(AnyItem())}}}}"}}}
        """);

    public byte[] BatchWrite() => Request("BatchWriteItem", BatchOf(Several(25).Select(Put)));

    /// <summary>Two puts, an update and a check.</summary>
    public byte[] TransactWrite()
    {
        var at = Several(4);
        return Request("TransactWriteItems", $$$$"""
            {"TransactItems":[{"Put":{"TableName":"{{{{Table}}}}","Item":{{{{Item(at[0])}}}}}},{"Put":{"TableName":"{{{{Table}}}}","Item":{{{{Item(at[1])}}}}}},
             {"Update":{"TableName":"{{{{Table}}}}",{{{{Count(at[2])}}}}}},
             {"ConditionCheck":{"TableName":"{{{{Table}}}}","Key":{{{{Key(at[3])}}}},"ConditionExpression":"attribute_exists(pk)"}}]}
            """);
    }

    private byte[] Request(string operation, string body) => RequestBytes.DynamoDb(server, operation, body);

    private static string BatchOf(IEnumerable<string> puts) => $$$$"""{"RequestItems":{"{{{{Table}}}}":[{{{{string.Join(',', puts)}}}}]}}""";

    private string Put(long at) => $$$$"""{"PutRequest":{"Item":{{{{Item(at)}}}}}}""";

    private static string Count(long at) => $$$$"""
        "Key":{{{{Key(at)}}}},"UpdateExpression":"SET n = n + :one","ConditionExpression":"attribute_exists(pk)",
        "ExpressionAttributeValues":{":one":{"N":"1"}}
        """;

    private static string Key(long at) => $$$$"""{"pk":{"S":"{{{{Collection(at)}}}}"},"sk":{"N":"{{{{at % CollectionItems}}}}"}}""";

    private string Item(long at) =>
        $$$$"""{"pk":{"S":"{{{{Collection(at)}}}}"},"sk":{"N":"{{{{at % CollectionItems}}}}"},"n":{"N":"{{{{_random.Next(1000)}}}}"},"data":{"S":"{{{{Text()}}}}"}}""";

    private static string Collection(long at) => "collection-" + (at / CollectionItems).ToString("D8", CultureInfo.InvariantCulture);

    private long AnyItem() => _random.NextInt64(Collections * CollectionItems);

    private long[] Several(int count)
    {
        var different = new HashSet<long>();
        while (different.Count < count)
        {
            different.Add(AnyItem());
        }

        return [.. different];
    }

    private string Text()
    {
        var text = new StringBuilder(TextBytes + 16);
        while (text.Length < TextBytes)
        {
            text.Append(s_words[_random.Next(s_words.Length)]).Append(' ');
        }

        return text.ToString();
    }
}
