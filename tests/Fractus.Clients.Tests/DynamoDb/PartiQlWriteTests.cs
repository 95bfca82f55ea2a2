using Amazon.DynamoDBv2.Model;
using Fractus.Testing;
using Xunit;
using static Fractus.Clients.Tests.DynamoDb.TableUser;

namespace Fractus.Clients.Tests.DynamoDb;

public sealed class PartiQlWriteTests(CloudFixture cloud) : IClassFixture<CloudFixture>
{
    [Fact]
    public async Task An_insert_writes_every_type_and_is_refused_the_second_time()
    {
        using var user = await CreateAsync(cloud.Url, nameof(An_insert_writes_every_type_and_is_refused_the_second_time));
        var statement = $$"""
            INSERT INTO "{{user.Table}}" VALUE {'p': 'it''s', 'n': -1.5e2, 't': true, 'z': NULL, 'l': [1, [], {'deep': ?}],
            'ss': <<'b', 'a'>>, 'ns': <<2, 1>>, 'b': ?}
            """;
        List<AttributeValue> parameters = [S("given"), new() { B = new MemoryStream([1, 2]) }];
        Assert.Empty((await Execute(user, statement, parameters)).Items);
        var item = (await user.GetAsync("it's"))!;
        Assert.Equal(("-150", true, true), (item["n"].N, item["t"].BOOL!.Value, item["z"].NULL!.Value));
        Assert.Equal("given", item["l"].L[2].M["deep"].S);
        Assert.Empty(item["l"].L[1].L);
        Assert.Equal(["a", "b"], item["ss"].SS);
        Assert.Equal(["1", "2"], item["ns"].NS);
        Assert.Equal([1, 2], item["b"].B.ToArray());

        var refused = await Assert.ThrowsAsync<DuplicateItemException>(() => Execute(user, statement, parameters));
        Assert.Equal("Duplicate primary key exists in table", refused.Message);
    }

    [Theory]
    [InlineData("SET n = n + 1 - ? SET s = 'new'", "", "n=2 s=new")]
    [InlineData("SET n = 1, s = 'x' REMOVE l", "", "n=1 s=x l=-")]
    [InlineData("SET l = list_append(l, [9])", "", "l=1,2,9")]
    [InlineData("SET l[0] = 7", "", "l=7,2")]
    [InlineData("SET ss = set_add(ss, <<'z'>>)", "", "ss=a,b,z")]
    [InlineData("SET ss = SET_DELETE(ss, <<'a'>>)", "", "ss=b")]
    [InlineData("SET fresh = set_add(fresh, <<'z'>>)", "", "fresh=z")]
    [InlineData("SET n = l[1]", "", "n=2")]
    [InlineData("SET n = 1", "AND s = 'old'", "n=1")]
    public async Task An_update_changes_its_item(string changes, string condition, string expected)
    {
        using var user = await CreateAsync(cloud.Url, "update" + string.Concat((changes + condition).Where(char.IsLetterOrDigit)));
        await SeedAsync(user);
        List<AttributeValue>? parameters = changes.Contains('?', StringComparison.Ordinal) ? [N(4)] : null;
        await Execute(user, $"""UPDATE "{user.Table}" {changes} WHERE p = 'a' {condition}""", parameters);
        var item = (await user.GetAsync("a"))!;
        foreach (var pair in expected.Split(' ').Select(pair => pair.Split('=')))
        {
            Assert.Equal(pair[1], item.TryGetValue(pair[0], out var value) ? Show(value) : "-");
        }
    }

    [Theory]
    [InlineData("ALL OLD", "n=5 s=old")]
    [InlineData("ALL NEW", "n=6 s=old")]
    [InlineData("MODIFIED OLD", "n=5 s=-")]
    [InlineData("MODIFIED NEW", "n=6 s=-")]
    public async Task Returning_gives_what_it_asks(string what, string expected)
    {
        using var user = await CreateAsync(cloud.Url, "returning" + what.Replace(" ", "", StringComparison.Ordinal));
        await SeedAsync(user);
        var answer = await Execute(user, $"""UPDATE "{user.Table}" SET n = 6 WHERE p = 'a' RETURNING {what} *""");
        var item = Assert.Single(answer.Items);
        foreach (var pair in expected.Split(' ').Select(pair => pair.Split('=')))
        {
            Assert.Equal(pair[1], item.TryGetValue(pair[0], out var value) ? Show(value) : "-");
        }
    }

    // Other than UpdateItem, an UPDATE makes nothing.
    [Fact]
    public async Task An_update_of_nothing_fails_its_condition()
    {
        using var user = await CreateAsync(cloud.Url, nameof(An_update_of_nothing_fails_its_condition));
        await Assert.ThrowsAsync<ConditionalCheckFailedException>(() => Execute(user, $"""UPDATE "{user.Table}" SET n = 1 WHERE p = 'a'"""));
        Assert.Null(await user.GetAsync("a"));
    }

    [Fact]
    public async Task A_failed_condition_may_bring_the_item()
    {
        using var user = await CreateAsync(cloud.Url, nameof(A_failed_condition_may_bring_the_item));
        await SeedAsync(user);
        var refused = await Assert.ThrowsAsync<ConditionalCheckFailedException>(() => user.Client.ExecuteStatementAsync(new ExecuteStatementRequest
        {
            Statement = $"""DELETE FROM "{user.Table}" WHERE p = 'a' AND n = 6""",
            ReturnValuesOnConditionCheckFailure = Amazon.DynamoDBv2.ReturnValuesOnConditionCheckFailure.ALL_OLD,
        }));
        Assert.Equal("The conditional request failed", refused.Message);
        Assert.Equal("5", refused.Item["n"].N);
    }

    [Fact]
    public async Task A_delete_returns_its_item_and_needs_none()
    {
        using var user = await CreateAsync(cloud.Url, nameof(A_delete_returns_its_item_and_needs_none));
        await SeedAsync(user);
        var statement = $"""DELETE FROM "{user.Table}" WHERE p = 'a' AND n = 5 RETURNING ALL OLD *""";
        Assert.Equal("old", Assert.Single((await Execute(user, statement)).Items)["s"].S);
        Assert.Null(await user.GetAsync("a"));
        Assert.Empty((await Execute(user, statement)).Items);
    }

    [Fact]
    public async Task An_update_may_begin_with_its_table()
    {
        using var user = await CreateAsync(cloud.Url, nameof(An_update_may_begin_with_its_table));
        await SeedAsync(user);
        var answer = await Execute(user, $"""from "{user.Table}" where p = ? set n = ? remove s returning all new *""", [S("a"), N(1)]);
        Assert.Equal(["l", "n", "p", "ss"], Assert.Single(answer.Items).Keys.Order());
    }

    private static Task<ExecuteStatementResponse> Execute(TableUser user, string statement, List<AttributeValue>? parameters = null) =>
        user.Client.ExecuteStatementAsync(new ExecuteStatementRequest { Statement = statement, Parameters = parameters });

    private static Task<PutItemResponse> SeedAsync(TableUser user) => user.PutAsync(
        "a", ("n", N(5)), ("s", S("old")), ("l", new AttributeValue { L = [N(1), N(2)] }), ("ss", new AttributeValue { SS = ["a", "b"] }));

    private static string Show(AttributeValue value) =>
        value.S ?? value.N ?? string.Join(',', value.SS ?? value.L.ConvertAll(element => element.N));
}
