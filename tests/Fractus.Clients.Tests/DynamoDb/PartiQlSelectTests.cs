using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Fractus.Testing;
using Xunit;
using static Fractus.Clients.Tests.DynamoDb.TableUser;

namespace Fractus.Clients.Tests.DynamoDb;

/// <summary>SELECT through the SDK, on one table of two partitions with two indexes.</summary>
public sealed class PartiQlSelectTests(PartiQlSelectTests.Data data) : IClassFixture<PartiQlSelectTests.Data>
{
    [Theory]
    [InlineData("p = 'a'", "a1 a2 a3")]
    [InlineData("p = 'a' AND c = 2", "a2")]
    [InlineData("2 = c AND 'a' = p", "a2")]
    [InlineData("p = 'a' AND c >= 2", "a2 a3")]
    [InlineData("p = 'a' AND c <> 2", "a1 a3")]
    [InlineData("p = 'a' AND c != 2", "a1 a3")]
    [InlineData("p = 'a' AND NOT c = 2", "a1 a3")]
    [InlineData("p = 'a' AND c BETWEEN 2 AND 9", "a2 a3")]
    [InlineData("p = 'a' AND c NOT BETWEEN 2 AND 9", "a1")]
    [InlineData("p = 'a' AND c IN [1, 3, 7]", "a1 a3")]
    [InlineData("p = 'a' AND c IN (3, 1)", "a1 a3")]
    [InlineData("p = 'a' AND NOT c IN [1, 3]", "a2")]
    [InlineData("p IN ['b', 'a'] AND c = 1", "a1 b1")]
    [InlineData("p = 'b' OR p = 'a' AND c = 3", "a3 b1 b2")]
    [InlineData("p = 'a' AND (c = 1 OR c = 3)", "a1 a3")]
    [InlineData("p = 'a' AND c = 1 AND c = 2", "")]
    [InlineData("p = 'a' AND NOT c = 1 OR p = 'a' AND c = 2", "a2 a3")]
    [InlineData("p = 'a' AND (x = 'one' OR x = 'two')", "a1 a2")]
    [InlineData("p = 'nobody'", "")]
    [InlineData("x = 'one'", "a1 b1")]
    [InlineData("p > 'a' AND p < 'c'", "b1 b2")]
    [InlineData("begins_with(x, 't') AND p = 'a'", "a2 a3")]
    [InlineData("CONTAINS(x, 'wo')", "a2 b2")]
    [InlineData("p = 'a' AND contains(tags, 'red')", "a1")]
    [InlineData("p = 'a' AND size(x) = 5", "a3")]
    [InlineData("p = 'a' AND attribute_type(tags, 'SS')", "a1")]
    [InlineData("p = 'a' AND attribute_exists(m.deep[1])", "a1")]
    [InlineData("p = 'a' AND attribute_exists(tags) = TRUE", "a1")]
    [InlineData("p = 'a' AND tags IS NOT MISSING", "a1")]
    [InlineData("p = 'a' AND tags IS MISSING", "a2 a3")]
    [InlineData("p = 'a' AND nothing IS NULL", "a2")]
    [InlineData("p = 'a' AND nothing IS NOT NULL", "a1 a3")]
    [InlineData("p = 'a' AND x IS STRING AND c IS NUMERIC AND m IS STRUCT", "a1")]
    [InlineData("p = 'a' AND m = {'deep': [1, 'x'], 'flag': true}", "a1")]
    [InlineData("p = 'a' AND tags = <<'red', 'blue'>>", "a1")]
    [InlineData("p = 'a' AND m.\"deep\"[0] = 1", "a1")]
    [InlineData("p = 'a' AND c = 2.0e0 -- the second\n", "a2")]
    [InlineData("p = /* who? */ 'a' AND c = .3e1;", "a3")]
    public async Task A_condition_chooses_items(string where, string expected)
    {
        var answer = await data.ExecuteAsync($"""SELECT p, c FROM "{data.Table}" WHERE {where}""");
        Assert.Equal(expected, string.Join(' ', answer.Items.Select(item => item["p"].S + item["c"].N).Order()));
    }

    // What is pinned to a key reads that key alone, however large the table is: seen by what it costs.
    [Theory]
    [InlineData("p = 'a' AND c = 2", 0.5)]
    [InlineData("p IN ['a', 'b'] AND c = 2", 0.5)]
    [InlineData("p = 'large'", 5)]
    [InlineData("p = 'large' AND c = 1", 2.5)]
    [InlineData("c = 2", 5)]
    public async Task It_reads_exactly_the_keys_that_can_satisfy(string where, double units)
    {
        var answer = await data.ExecuteAsync($"""SELECT c FROM "{data.Table}" WHERE {where}""");
        Assert.Equal(units, answer.ConsumedCapacity.CapacityUnits);
    }

    [Theory]
    [InlineData("p = 'a' ORDER BY c", "a1 a2 a3")]
    [InlineData("p = 'a' ORDER BY c DESC", "a3 a2 a1")]
    [InlineData("p = 'a' AND c IN [1, 3] ORDER BY c DESC", "a3 a1")]
    [InlineData("p IN ['a', 'b'] ORDER BY p DESC, c", "b1 b2 a1 a2 a3")]
    [InlineData("p IN ['a', 'b'] ORDER BY p, c DESC", "a3 a2 a1 b2 b1")]
    public async Task Order_by_the_key_is_kept_over_pages(string where, string expected)
    {
        var seen = new List<string>();
        string? next = null;
        do
        {
            var answer = await data.ExecuteAsync($"""SELECT * FROM "{data.Table}" WHERE {where}""", next, limit: 2);
            seen.AddRange(answer.Items.Select(item => item["p"].S + item["c"].N));
            Assert.Equal(answer.NextToken is null, answer.LastEvaluatedKey is null or { Count: 0 });
            next = answer.NextToken;
        }
        while (next is not null);
        Assert.Equal(expected, string.Join(' ', seen));
    }

    [Fact]
    public async Task A_projection_names_values_for_the_end_of_their_paths()
    {
        var answer = await data.ExecuteAsync($"""SELECT x, m.flag, m.deep[1], nowhere, "tags" FROM {data.Table} WHERE p = 'a' AND c = 1""");
        var item = Assert.Single(answer.Items);
        Assert.Equal(["_3", "flag", "tags", "x"], item.Keys.Order(StringComparer.Ordinal));
        Assert.True(item["flag"].BOOL);
        Assert.Equal("x", item["_3"].S);
    }

    [Fact]
    public async Task An_index_gives_what_it_projects()
    {
        var global = await data.ExecuteAsync($"""SELECT * FROM "{data.Table}"."byX" WHERE x = 'one' ORDER BY x""");
        Assert.Equal(["a", "b"], global.Items.Select(item => item["p"].S).Order());
        Assert.All(global.Items, item => Assert.Equal(["c", "p", "x"], item.Keys.Order()));
        Assert.Equal(0.5, global.ConsumedCapacity.GlobalSecondaryIndexes["byX"].CapacityUnits);
        var scan = await data.ExecuteAsync($"""SELECT p FROM "{data.Table}"."byX" WHERE p = 'a'""");
        Assert.Equal(3, scan.Items.Count);
    }

    [Fact]
    public async Task A_page_token_opens_its_own_statement_only()
    {
        var first = await data.ExecuteAsync($"""SELECT * FROM "{data.Table}" WHERE p = 'a'""", null, limit: 1);
        var refused = await Assert.ThrowsAsync<AmazonDynamoDBException>(
            () => data.ExecuteAsync($"""SELECT * FROM "{data.Table}" WHERE p = 'b'""", first.NextToken, limit: 1));
        Assert.Equal("ValidationException", refused.ErrorCode);
        await Assert.ThrowsAsync<AmazonDynamoDBException>(() => data.ExecuteAsync($"""SELECT * FROM "{data.Table}" WHERE p = 'a'""", "AAAA", limit: 1));
    }

    // 1 MB, as everywhere.
    [Fact]
    public async Task A_scan_comes_in_pages()
    {
        using var user = await CreateAsync(data.Url, nameof(A_scan_comes_in_pages));
        await Task.WhenAll(Enumerable.Range(0, 6).Select(i => user.PutAsync($"{i}", ("big", S(new string('x', 300_000))))));
        var request = new ExecuteStatementRequest { Statement = $"""SELECT p FROM "{user.Table}" """ };
        var sizes = new List<int>();
        do
        {
            var answer = await user.Client.ExecuteStatementAsync(request);
            sizes.Add(answer.Items.Count);
            request.NextToken = answer.NextToken;
        }
        while (request.NextToken is not null);
        Assert.Equal([4, 2], sizes);
    }

    public sealed class Data : CloudFixture, IAsyncLifetime
    {
        private TableUser? _user;

        public string Table => _user!.Table;

        public new async Task InitializeAsync()
        {
            await base.InitializeAsync();
            var index = Index("byX", "x");
            index.Projection = new Projection { ProjectionType = ProjectionType.KEYS_ONLY };
            _user = await CreateAsync(Url, "songs", hasSortKey: true, index);
            await PutAsync("a", 1, ("x", S("one")), ("tags", new AttributeValue { SS = ["blue", "red"] }), ("m", Map()));
            await PutAsync("a", 2, ("x", S("two")), ("nothing", new AttributeValue { NULL = true }));
            await PutAsync("a", 3, ("x", S("three")));
            await PutAsync("b", 1, ("x", S("one")));
            await PutAsync("b", 2, ("x", S("two")));
            await PutAsync("large", 1, ("y", S(new string('y', 20_000))));
            await PutAsync("large", 5, ("y", S(new string('y', 20_000))));
        }

        public Task<ExecuteStatementResponse> ExecuteAsync(string statement, string? nextToken = null, int? limit = null) =>
            _user!.Client.ExecuteStatementAsync(new ExecuteStatementRequest
            {
                Statement = statement,
                NextToken = nextToken,
                Limit = limit,
                ReturnConsumedCapacity = ReturnConsumedCapacity.INDEXES,
            });

        public new async Task DisposeAsync()
        {
            _user?.Dispose();
            await base.DisposeAsync();
        }

        private static AttributeValue Map() =>
            new() { M = new() { ["deep"] = new() { L = [N(1), S("x")] }, ["flag"] = new() { BOOL = true } } };

        private Task<PutItemResponse> PutAsync(string p, long c, params (string Name, AttributeValue Value)[] attributes) =>
            _user!.PutAsync(p, [("c", N(c)), .. attributes]);
    }
}
