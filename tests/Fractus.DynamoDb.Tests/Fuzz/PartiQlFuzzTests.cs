using System.Text;
using Fractus.DynamoDb.Contract;
using Fractus.Kernel;
using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Tests.Fuzz;

/// <summary>Whatever comes as a statement, the answer is rows or a refusal in words: never a fault of ours, never a hang.</summary>
public sealed class PartiQlFuzzTests
{
    private static readonly string[] s_statements =
    [
        "SELECT p, m.k[0].\"x\" FROM \"things\" WHERE p = 'a' AND (c BETWEEN 1 AND 2 OR NOT c IN [3, 4]) AND size(x) > 1 ORDER BY p DESC, c",
        "SELECT * FROM things.\"byX\" WHERE x = ? AND begins_with(y, 'z') AND attribute_type(y, 'S') = TRUE AND z IS NOT MISSING",
        "SELECT * FROM things WHERE p IN ['a', 'b', ?] OR p = 'c' AND c <> 1.5e3 AND contains(ss, 'x') -- end",
        "INSERT INTO things VALUE {'p': 'a', 'c': -1, 'l': [1, {'m': <<1, 2>>}, TRUE, NULL], 'q': ?}",
        "UPDATE things SET n = n + 1 - ?, l = list_append(l, [1]) SET s = set_add(s, <<'a'>>) REMOVE m.k[1] WHERE p = 'a' AND c = 1 RETURNING ALL NEW *",
        "FROM things WHERE p = 'a' AND c = 1 AND n IS NUMERIC SET s = set_delete(s, <<'a'>>) RETURNING MODIFIED OLD *",
        "DELETE FROM things WHERE p = 'a' AND c = 1 AND attribute_not_exists(x) RETURNING ALL OLD *;",
        "EXISTS(SELECT * FROM things WHERE p = 'a' AND c = 1 AND n /* it */ = 1)",
    ];

    private static readonly string[] s_pieces =
    [
        "SELECT", "*", "FROM", "things", "\"things\"", "WHERE", "p", "c", "=", "<>", "<", ">=", "'a'", "1", "-1", "1e400", "?", "(", ")", "[", "]", "{", "}",
        "<<", ">>", ",", ".", ":", ";", "AND", "OR", "NOT", "IN", "BETWEEN", "IS", "MISSING", "NULL", "ORDER", "BY", "DESC", "INSERT", "INTO", "VALUE",
        "UPDATE", "SET", "REMOVE", "DELETE", "RETURNING", "ALL", "OLD", "NEW", "MODIFIED", "EXISTS", "size", "set_add", "list_append", "attribute_exists",
        "--", "/*", "*/", "'", "\"", "#", "`", "\0", "é", "+", "-", "||", "\n", "$1", "@", "!=", "😀", "9999999999999999999999999999999999999999",
    ];

    [Fact]
    public async Task Mutated_statements()
    {
        var random = new Random(8192);
        await using var cloud = await OpenAsync();
        for (var round = 0; round < 6_000; round++)
        {
            var text = new StringBuilder(s_statements[random.Next(s_statements.Length)]);
            for (var i = random.Next(1, 4); i > 0 && text.Length > 0; i--)
            {
                Mutation.Apply(text, s_pieces, s_statements, random);
            }

            await TryAsync(cloud, text.ToString(), random.Next(4));
        }
    }

    [Fact]
    public async Task Truncated_statements()
    {
        await using var cloud = await OpenAsync();
        foreach (var statement in s_statements)
        {
            for (var length = 1; length <= statement.Length; length++)
            {
                await TryAsync(cloud, statement[..length], 1);
            }
        }
    }

    [Fact]
    public async Task Random_pieces_and_characters()
    {
        var random = new Random(1);
        await using var cloud = await OpenAsync();
        for (var round = 0; round < 10_000; round++)
        {
            var text = round % 2 == 0
                ? string.Join(random.Next(3) == 0 ? "" : " ", Enumerable.Range(0, random.Next(1, 30)).Select(_ => s_pieces[random.Next(s_pieces.Length)]))
                : new string([.. Enumerable.Range(0, random.Next(1, 40)).Select(_ => (char)random.Next(random.Next(2) == 0 ? 128 : 0x10000))]);
            await TryAsync(cloud, text, random.Next(3));
        }
    }

    // What 8192 characters can hold of the same must end in an answer, not in a stack that overflows or a product without end.
    [Theory]
    [InlineData("SELECT * FROM things WHERE ", "(", "p = 'a'", ")")]
    [InlineData("SELECT * FROM things WHERE ", "NOT ", "p = 'a'", "")]
    [InlineData("SELECT * FROM things WHERE ", "size(", "p", ")")]
    [InlineData("SELECT * FROM things WHERE p = ", "[", "1", "]")]
    [InlineData("SELECT * FROM things WHERE p = ", "{'a':", "1", "}")]
    [InlineData("SELECT * FROM things WHERE ", "attribute_exists(p) = (", "true", ")")]
    [InlineData("SELECT * FROM things WHERE ", "(c > 1 OR c < 3) AND ", "p = 'a'", "")]
    [InlineData("SELECT * FROM things WHERE ", "(p = 'a' OR p = 'b') AND ", "p = 'a'", "")]
    [InlineData("SELECT * FROM things WHERE ", "p = 'a' OR ", "p = 'a'", "")]
    [InlineData("SELECT * FROM things WHERE p IN [", "'a',", "'b'", "]")]
    [InlineData("SELECT * FROM things WHERE a", ".a", "[0] = 1", "")]
    [InlineData("SELECT a", ",a", " FROM things", "")]
    [InlineData("UPDATE things SET n = ", "(", "1", ")")]
    [InlineData("UPDATE things SET n = ", "n + ", "1 WHERE p = 'a' AND c = 1", "")]
    [InlineData("UPDATE things SET n = ", "list_append(n, ", "n", ")")]
    [InlineData("INSERT INTO things VALUE {'p': ", "[", "?", "]")]
    [InlineData("", "EXISTS(", "", ")")]
    [InlineData("", "SELECT * FROM ", "things", "")]
    public async Task As_much_of_the_same_as_fits(string start, string open, string middle, string close)
    {
        await using var cloud = await OpenAsync();
        foreach (var fill in new[] { 0.1, 0.5, 1 })
        {
            var count = (int)((8192 - start.Length - middle.Length) * fill / (open.Length + close.Length));
            var whole = start + string.Concat(Enumerable.Repeat(open, count)) + middle + string.Concat(Enumerable.Repeat(close, count));
            await TryAsync(cloud, whole, 1);
            await TryAsync(cloud, start + string.Concat(Enumerable.Repeat(open, count)), 0);
        }
    }

    private static async Task<Cloud> OpenAsync()
    {
        var cloud = new Cloud();
        await cloud.CreateTableAsync(sortType: "N", with: input => input with
        {
            AttributeDefinitions = Cloud.Definitions(("p", "S"), ("c", "N"), ("x", "S")),
            GlobalSecondaryIndexes =
            [
                new() { IndexName = "byX", KeySchema = Cloud.Keys("x"), Projection = new() { ProjectionType = ProjectionType.KeysOnly } },
            ],
        });
        await cloud.PutAsync("""{"p":{"S":"a"},"c":{"N":"1"},"x":{"S":"y"},"n":{"N":"5"},"s":{"SS":["a"]},"l":{"L":[]},"m":{"M":{"k":{"L":[{"M":{"x":{"N":"1"}}}]}}}}""");
        return cloud;
    }

    private static async Task TryAsync(Cloud cloud, string statement, int parameters)
    {
        if (statement.Length is 0 or > 8192)
        {
            return;
        }

        var values = Enumerable.Range(0, parameters).Select(i => Json.Value(i == 1 ? """{"SS":["a"]}""" : """{"S":"a"}""")).ToArray();
        var given = parameters == 0 ? null : values;
        var input = new ExecuteStatementInput { Statement = statement, Parameters = given };
        var batch = new BatchExecuteStatementInput { Statements = [new() { Statement = statement, Parameters = given }] };
        var transaction = new ExecuteTransactionInput { TransactStatements = [new() { Statement = statement, Parameters = given }] };
        _ = input.Permissions(new ResourceScope("aws", "us-east-1", "000000000000")).ToList();
        await TryAsync(statement, async () => await cloud.Service.ExecuteStatement(input, cloud.Caller, default));
        await TryAsync(statement, async () => await cloud.Service.BatchExecuteStatement(batch, cloud.Caller, default));
        await TryAsync(statement, async () => await cloud.Service.ExecuteTransaction(transaction, cloud.Caller, default));
    }

    private static async Task TryAsync(string statement, Func<Task> run)
    {
        try
        {
            await run();
        }
        catch (ApiException)
        {
            // In words.
        }
        catch (Exception fault)
        {
            Assert.Fail($"{statement}: {fault}");
        }
    }
}
