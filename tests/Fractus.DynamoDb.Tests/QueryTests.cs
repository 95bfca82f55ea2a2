using System.Globalization;
using Fractus.DynamoDb.Contract;
using Fractus.Kernel;
using Fractus.Store;

namespace Fractus.DynamoDb.Tests;

public sealed class QueryTests
{
    private static readonly string[] s_operators = ["c = :a", "c < :a", "c <= :a", "c > :a", "c >= :a", "c BETWEEN :a AND :b"];

    // Every operator on every kind of sort key, forwards and backwards, against a plain list.
    [Theory]
    [InlineData("N")]
    [InlineData("S")]
    [InlineData("B")]
    public async Task A_query_returns_what_its_condition_says_in_the_order_of_the_sort_key(string type)
    {
        await using var cloud = new Cloud();
        await cloud.CreateTableAsync(sortType: type);
        var random = new Random(type[0]);
        var keys = Enumerable.Range(0, 300).Select(_ => SortKey(type, random)).Distinct().ToList();
        foreach (var key in keys)
        {
            await cloud.PutAsync($$$$"""{"p":{"S":"p{{{{random.Next(2)}}}}"},"c":{"{{{{type}}}}":"{{{{key}}}}"}}""");
            await cloud.PutAsync($$$$"""{"p":{"S":"here"},"c":{"{{{{type}}}}":"{{{{key}}}}"}}""");
        }

        keys.Sort((a, b) => Compare(type, a, b));
        for (var round = 0; round < 200; round++)
        {
            var pair = new[] { Pick(keys, type, random), Pick(keys, type, random) };
            Array.Sort(pair, (a, b) => Compare(type, a, b));
            var operation = random.Next(s_operators.Length);
            var isForward = random.Next(2) == 0;
            var expected = keys.Where(key => Holds(operation, Compare(type, key, pair[0]), Compare(type, key, pair[1]))).ToList();
            if (!isForward)
            {
                expected.Reverse();
            }

            var values = operation == 5
                ? $$$$"""{":p":{"S":"here"},":a":{"{{{{type}}}}":"{{{{pair[0]}}}}"},":b":{"{{{{type}}}}":"{{{{pair[1]}}}}"}}"""
                : $$$$"""{":p":{"S":"here"},":a":{"{{{{type}}}}":"{{{{pair[0]}}}}"}}""";
            var found = await AllPages(cloud, new QueryInput
            {
                TableName = "things",
                KeyConditionExpression = "p = :p AND " + s_operators[operation],
                ExpressionAttributeValues = Json.Map(values),
                ScanIndexForward = isForward,
                Limit = random.Next(1, 60),
            });
            Assert.Equal(expected.Select(key => $$$$"""{"c":{"{{{{type}}}}":"{{{{key}}}}"},"p":{"S":"here"}}"""), found);
        }
    }

    // A page of ten of a large collection costs ten reads: engines read ahead up to the limit that they are told.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_query_reads_exactly_the_keys_that_its_limit_lets_it_look_at(bool isForward)
    {
        var store = new ReadAheadStore(new MemoryStore());
        await using var cloud = new Cloud(store: store);
        await cloud.CreateTableAsync(sortType: "N");
        foreach (var key in Enumerable.Range(0, 50))
        {
            await cloud.PutAsync($$$$"""{"p":{"S":"here"},"c":{"N":"{{{{key}}}}"}}""");
        }

        var (before, read) = (store.Pairs, 0);
        AttributeMap? from = null;
        for (var page = 0; page < 3; page++)
        {
            var output = await cloud.Service.Query(
                new QueryInput
                {
                    TableName = "things",
                    KeyConditionExpression = "p = :p",
                    ExpressionAttributeValues = Json.Map("""{":p":{"S":"here"}}"""),
                    ScanIndexForward = isForward,
                    Limit = 7,
                    ExclusiveStartKey = from,
                },
                cloud.Caller,
                default);
            (from, read) = (output.LastEvaluatedKey, read + output.ScannedCount!.Value);
        }

        Assert.Equal((21, 21), (read, store.Pairs - before));
    }

    [Fact]
    public async Task Begins_with_reads_the_keys_with_that_beginning()
    {
        await using var cloud = new Cloud();
        await cloud.CreateTableAsync(sortType: "S");
        foreach (var key in (string[])["a", "aÿ", "ab", "abc", "b", "á"])
        {
            await cloud.PutAsync($$$$"""{"p":{"S":"here"},"c":{"S":"{{{{key}}}}"}}""");
        }

        var found = await cloud.QueryAsync(new QueryInput
        {
            TableName = "things",
            KeyConditionExpression = "begins_with(c, :a) AND p = :p",
            ExpressionAttributeValues = Json.Map("""{":p":{"S":"here"},":a":{"S":"ab"}}"""),
        });
        Assert.Equal(["""{"c":{"S":"ab"},"p":{"S":"here"}}""", """{"c":{"S":"abc"},"p":{"S":"here"}}"""], found);
    }

    [Fact]
    public async Task A_parallel_scan_finds_each_item_in_one_segment()
    {
        await using var cloud = new Cloud();
        await cloud.CreateTableAsync();
        for (var i = 0; i < 200; i++)
        {
            await cloud.PutAsync($$$$"""{"p":{"S":"{{{{i}}}}"}}""");
        }

        foreach (var total in (int[])[1, 3, 7, 1000])
        {
            var found = new List<string>();
            for (var segment = 0; segment < total; segment++)
            {
                AttributeMap? start = null;
                do
                {
                    var page = await cloud.Service.Scan(
                        new ScanInput { TableName = "things", Segment = segment, TotalSegments = total, Limit = 5, ExclusiveStartKey = start }, cloud.Caller, default);
                    found.AddRange(page.Items!.Select(Json.Of));
                    start = page.LastEvaluatedKey;
                }
                while (start is not null);
            }

            Assert.Equal(200, found.Count);
            Assert.Equal(200, found.Distinct().Count());
        }
    }

    [Fact]
    public async Task A_page_ends_at_one_megabyte_and_goes_on_behind_its_last_item()
    {
        await using var cloud = new Cloud();
        await cloud.CreateTableAsync(sortType: "N");
        for (var i = 0; i < 5; i++)
        {
            await cloud.PutAsync($$$$"""{"p":{"S":"here"},"c":{"N":"{{{{i}}}}"},"v":{"S":"{{{{new string('v', 300_000)}}}}"}}""");
        }

        var query = new QueryInput
        {
            TableName = "things",
            KeyConditionExpression = "p = :p",
            ProjectionExpression = "c",
            ExpressionAttributeValues = Json.Map("""{":p":{"S":"here"}}"""),
            ReturnConsumedCapacity = "TOTAL",
        };
        var first = await cloud.Service.Query(query, cloud.Caller, default);
        var second = await cloud.Service.Query(query with { ExclusiveStartKey = first.LastEvaluatedKey }, cloud.Caller, default);
        Assert.Equal(4, first.Count);
        Assert.Equal(146.5, first.ConsumedCapacity!.CapacityUnits);
        Assert.Equal(["""{"c":{"N":"4"}}"""], second.Items!.Select(Json.Of));
        Assert.Null(second.LastEvaluatedKey);
    }

    // The two word a faulty value differently, wherever it stands: recorded of the real service.
    [Fact]
    public async Task A_faulty_start_is_told_in_the_words_of_its_operation()
    {
        await using var cloud = new Cloud();
        await cloud.CreateTableAsync();
        var start = Json.Map("""{"p":{"SS":["b","a","b"]}}""");
        var query = new QueryInput
        {
            TableName = "things",
            KeyConditionExpression = "p = :p",
            ExpressionAttributeValues = Json.Map("""{":p":{"S":"here"}}"""),
            ExclusiveStartKey = start,
        };
        var ofQuery = await Assert.ThrowsAnyAsync<ApiException>(async () => await cloud.Service.Query(query, cloud.Caller, default));
        var scan = new ScanInput { TableName = "things", ExclusiveStartKey = start };
        var ofScan = await Assert.ThrowsAnyAsync<ApiException>(async () => await cloud.Service.Scan(scan, cloud.Caller, default));
        Assert.Equal("""One or more parameter values were invalid: Input collection ["a", "b", "b"] contains duplicates.""", ofQuery.Message);
        Assert.Equal("One or more parameter values were invalid: Input collection [b, a, b] contains duplicates.", ofScan.Message);
    }

    [Fact]
    public async Task A_filter_thins_out_the_page_but_not_what_was_scanned()
    {
        await using var cloud = new Cloud();
        await cloud.CreateTableAsync(sortType: "N");
        for (var i = 0; i < 10; i++)
        {
            await cloud.PutAsync($$$$"""{"p":{"S":"here"},"c":{"N":"{{{{i}}}}"},"v":{"N":"{{{{i % 3}}}}"}}""");
        }

        var page = await cloud.Service.Query(
            new QueryInput
            {
                TableName = "things",
                KeyConditionExpression = "p = :p",
                FilterExpression = "v = :v",
                ExpressionAttributeValues = Json.Map("""{":p":{"S":"here"},":v":{"N":"1"}}"""),
                Select = "COUNT",
                Limit = 8,
            },
            cloud.Caller,
            default);
        Assert.Equal((3, 8, true), (page.Count, page.ScannedCount, page.Items is null));
    }

    [Theory]
    [InlineData("c = :a", "Query condition missed key schema element: p")]
    [InlineData("p = :p AND x = :a", "Query condition missed key schema element: c")]
    [InlineData("p > :p", "Query key condition not supported")]
    [InlineData("p = :p OR c = :a", "Invalid operator used in KeyConditionExpression: OR")]
    [InlineData("p = :p AND c <> :a", "Invalid operator used in KeyConditionExpression: <>")]
    [InlineData("p = :p AND contains(c, :a)", "Invalid operator used in KeyConditionExpression: contains")]
    [InlineData("p = :p AND p = :a", "Invalid KeyConditionExpression: KeyConditionExpressions must only contain one condition per key")]
    [InlineData("p = :p AND c = :a AND x = :a", "The number of query conditions (3) exceeds the number of key attributes defined in the schema (2)")]
    [InlineData("p = :p AND c.x = :a", "KeyConditionExpressions cannot have conditions on nested attributes")]
    [InlineData("p = :p AND size(c) = :a", "KeyConditionExpressions cannot contain nested operations")]
    [InlineData("p = :p AND :a = :p", "Invalid condition in KeyConditionExpression: No key attribute specified")]
    [InlineData("p = :p AND c = :p", "One or more parameter values were invalid: Condition parameter type does not match schema type")]
    public async Task A_key_condition_that_cannot_be_is_refused_in_the_services_words(string text, string message)
    {
        await using var cloud = new Cloud();
        await cloud.CreateTableAsync(sortType: "N");
        var values = Json.Map(text.Contains(":p", StringComparison.Ordinal)
            ? text.Contains(":a", StringComparison.Ordinal) ? """{":p":{"S":"here"},":a":{"N":"1"}}""" : """{":p":{"S":"here"}}"""
            : """{":a":{"N":"1"}}""");
        var refusal = await Assert.ThrowsAnyAsync<ApiException>(
            () => cloud.QueryAsync(new QueryInput { TableName = "things", KeyConditionExpression = text, ExpressionAttributeValues = values }));
        Assert.Equal(message, refusal.Message);
    }

    private static async Task<List<string>> AllPages(Cloud cloud, QueryInput query)
    {
        var found = new List<string>();
        while (true)
        {
            var page = await cloud.Service.Query(query, cloud.Caller, default);
            found.AddRange(page.Items!.Select(Json.Of));
            if (page.LastEvaluatedKey is null)
            {
                return found;
            }

            query = query with { ExclusiveStartKey = page.LastEvaluatedKey };
        }
    }

    private static bool Holds(int operation, int toFirst, int toSecond) => operation switch
    {
        0 => toFirst == 0,
        1 => toFirst < 0,
        2 => toFirst <= 0,
        3 => toFirst > 0,
        4 => toFirst >= 0,
        _ => toFirst >= 0 && toSecond <= 0,
    };

    private static string Pick(List<string> keys, string type, Random random) =>
        random.Next(3) == 0 ? SortKey(type, random) : keys[random.Next(keys.Count)];

    private static string SortKey(string type, Random random)
    {
        if (type == "N")
        {
            return AttributeValue.FromNumber((random.Next(-500, 500) / 8m).ToString(CultureInfo.InvariantCulture)).Text;
        }

        var bytes = new byte[random.Next(1, 4)];
        random.NextBytes(bytes);
        return type == "B" ? Convert.ToBase64String(bytes) : string.Concat(bytes.Select(b => "ab~é日"[b % 5]));
    }

    private static int Compare(string type, string a, string b) => type switch
    {
        "N" => decimal.Parse(a, CultureInfo.InvariantCulture).CompareTo(decimal.Parse(b, CultureInfo.InvariantCulture)),
        "B" => Math.Sign(Convert.FromBase64String(a).AsSpan().SequenceCompareTo(Convert.FromBase64String(b))),
        _ => Math.Sign(System.Text.Encoding.UTF8.GetBytes(a).AsSpan().SequenceCompareTo(System.Text.Encoding.UTF8.GetBytes(b))),
    };
}
