using System.Text;
using Fractus.DynamoDb.Contract;
using Fractus.Kernel;

namespace Fractus.DynamoDb.Tests.Fuzz;

/// <summary>Whatever comes as an expression, the answer is a result or a refusal in words: never a fault of ours, never a hang.</summary>
public sealed class ExpressionFuzzTests
{
    private static readonly string[] s_expressions =
    [
        "p = :s AND c BETWEEN :n AND :m",
        "p = :s AND begins_with(c, :s)",
        "(attribute_exists(#a[0].#b) OR NOT size(s) > :n) AND l[1] IN (:s, :n, :l)",
        "attribute_type(m.k[0].x, :s) AND contains(s, :s) AND #c <> n OR attribute_not_exists(z)",
        "SET n = n + :n, #a[5] = if_not_exists(z.y, :s), m.k = list_append(m.k, :l) REMOVE s, m.k[1].x ADD c :n, ss :ss DELETE s :ss",
        "SET l = list_append(:l, l), m.#b.#a[3] = n - :n",
        "p, c, l[0], m.k[0].x, #a, #b.k[1]",
    ];

    private static readonly string[] s_pieces =
    [
        "SET", "REMOVE", "ADD", "DELETE", "AND", "OR", "NOT", "IN", "BETWEEN", "=", "<>", "<", "<=", ">", ">=", "+", "-", "(", ")", "[", "]", "[0]", "[99999999999]",
        ",", ".", "p", "c", "n", "s", "l", "m", "m.k", "#a", "#b", "#c", "#", "#none", ":", ":n", ":m", ":s", ":l", ":ss", ":none", "size", "contains", "begins_with",
        "attribute_exists", "attribute_type", "if_not_exists", "list_append", "size(", "SIZE", "and", "set", "0", "007", "1e3", "'", "\"", "\\", "\0", "é", "😀", "_", "$",
        "\t", "\n", "select", "name",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Mutated_expressions(int seed)
    {
        var random = new Random(seed);
        await using var cloud = await OpenAsync();
        for (var round = 0; round < 3_000; round++)
        {
            var text = new StringBuilder(s_expressions[random.Next(s_expressions.Length)]);
            for (var i = random.Next(1, 4); i > 0 && text.Length > 0; i--)
            {
                Mutation.Apply(text, s_pieces, s_expressions, random);
            }

            await TryAsync(cloud, text.ToString());
        }
    }

    [Fact]
    public async Task Random_pieces_and_characters()
    {
        var random = new Random(3);
        await using var cloud = await OpenAsync();
        for (var round = 0; round < 5_000; round++)
        {
            await TryAsync(cloud, round % 2 == 0
                ? string.Join(random.Next(3) == 0 ? "" : " ", random.GetItems(s_pieces, random.Next(1, 30)))
                : new string([.. Enumerable.Range(0, random.Next(1, 40)).Select(_ => (char)random.Next(random.Next(2) == 0 ? 128 : 0x10000))]));
        }
    }

    // What 4096 characters can hold of the same must end in an answer, not in a stack that overflows.
    [Theory]
    [InlineData("", "(", "p = :s", ")")]
    [InlineData("", "NOT ", "p = :s", "")]
    [InlineData("", "size(", "p", ") > :n")]
    [InlineData("", "p = :s AND ", "p = :s", "")]
    [InlineData("", "p = :s OR NOT (", "p = :s", ")")]
    [InlineData("p IN (", ":s,", ":s", ")")]
    [InlineData("SET n = ", "(", "n", ")")]
    [InlineData("SET n = ", "n + ", "n", "")]
    [InlineData("SET l = ", "list_append(l, ", "l", ")")]
    [InlineData("SET n = ", "if_not_exists(n, ", "n", ")")]
    [InlineData("SET n = :n", ", n = :n", "", "")]
    [InlineData("a", ".a", "", "")]
    [InlineData("a", "[0]", "", "")]
    [InlineData("a", ", a", "", "")]
    public async Task As_much_of_the_same_as_fits(string start, string open, string middle, string close)
    {
        await using var cloud = await OpenAsync();
        foreach (var fill in new[] { 0.1, 0.5, 1, 5 })
        {
            var count = (int)((4096 - start.Length - middle.Length) * fill / (open.Length + close.Length));
            var opened = start + string.Concat(Enumerable.Repeat(open, count)) + middle;
            await TryAsync(cloud, opened + string.Concat(Enumerable.Repeat(close, count)));
            await TryAsync(cloud, opened);
        }
    }

    // Numbers come as text: of any length, with any exponent, or as no number at all.
    [Fact]
    public async Task Numbers_of_any_form()
    {
        var random = new Random(4);
        await using var cloud = await OpenAsync();
        for (var round = 0; round < 5_000; round++)
        {
            var number = Number(random);
            await TryAsync(number, async () =>
            {
                var stored = Json.Map($$$"""{"p":{"S":"n"},"c":{"S":"n"},"n":{"N":"{{{number}}}"} }""");
                await cloud.Service.PutItem(new PutItemInput { TableName = "things", Item = stored }, cloud.Caller, default);
            });
            foreach (var expression in new[] { "SET n = n + :n", "SET n = :n - n", "ADD n :n" })
            {
                await TryAsync(number, async () => await cloud.Service.UpdateItem(
                    new UpdateItemInput
                    {
                        TableName = "things",
                        Key = Json.Map("""{"p":{"S":"n"},"c":{"S":"n"}}"""),
                        UpdateExpression = expression,
                        ExpressionAttributeValues = Json.Map($$$"""{":n":{"N":"{{{number}}}"}}"""),
                    },
                    cloud.Caller,
                    default));
            }
        }
    }

    private static string Number(Random random)
    {
        string Digits(int most) => new([.. Enumerable.Range(0, random.Next(most)).Select(_ => (char)('0' + random.Next(10)))]);
        string[] signs = ["", "", "-", "+", "--"];
        string[] points = ["", ".", ".", "..", ","];
        string[] exponents = ["", "", "e", "E", "e-", "E+", "x"];
        var text = signs[random.Next(5)] + Digits(random.Next(4) == 0 ? 200 : 25) + points[random.Next(5)] + Digits(25);
        var exponent = exponents[random.Next(7)];
        return text + exponent + (exponent == "" ? "" : Digits(random.Next(10) == 0 ? 40 : 4)) + (random.Next(20) == 0 ? " " : "");
    }

    private static async Task<Cloud> OpenAsync()
    {
        var cloud = new Cloud();
        await cloud.CreateTableAsync(sortType: "S");
        await cloud.PutAsync(
            """{"p":{"S":"a"},"c":{"S":"a"},"n":{"N":"5"},"s":{"SS":["a"]},"l":{"L":[{"M":{"m":{"S":"x"}}}]},"m":{"M":{"k":{"L":[{"M":{"x":{"N":"1"}}}]}}}}""");
        return cloud;
    }

    // One text at every place that takes an expression, with just the names and values that it mentions, so that many get through.
    private static async Task TryAsync(Cloud cloud, string text)
    {
        var (names, values) = Mentioned(text);
        var key = Json.Map("""{"p":{"S":"a"},"c":{"S":"a"}}""");
        var item = Json.Map("""{"p":{"S":"b"},"c":{"S":"a"}}""");
        var (service, caller) = (cloud.Service, cloud.Caller);
        await TryAsync(text, async () => await service.GetItem(
            new() { TableName = "things", Key = key, ProjectionExpression = text, ExpressionAttributeNames = names }, caller, default));
        await TryAsync(text, async () => await service.PutItem(
            new() { TableName = "things", Item = item, ConditionExpression = text, ExpressionAttributeNames = names, ExpressionAttributeValues = values }, caller, default));
        await TryAsync(text, async () => await service.UpdateItem(
            new() { TableName = "things", Key = key, UpdateExpression = text, ExpressionAttributeNames = names, ExpressionAttributeValues = values }, caller, default));
        await TryAsync(text, async () => await service.Query(
            new() { TableName = "things", KeyConditionExpression = text, ExpressionAttributeNames = names, ExpressionAttributeValues = values }, caller, default));
        await TryAsync(text, async () => await service.Scan(
            new() { TableName = "things", FilterExpression = text, ExpressionAttributeNames = names, ExpressionAttributeValues = values }, caller, default));
    }

    private static (Dictionary<string, string>? Names, AttributeMap? Values) Mentioned(string text)
    {
        var names = new Dictionary<string, string> { ["#a"] = "l", ["#b"] = "m", ["#c"] = "c" }
            .Where(name => text.Contains(name.Key, StringComparison.Ordinal)).ToDictionary();
        var values = new (string, AttributeValue)[]
        {
            (":n", Json.Value("""{"N":"1"}""")),
            (":m", Json.Value("""{"N":"1e2"}""")),
            (":s", Json.Value("""{"S":"a"}""")),
            (":l", Json.Value("""{"L":[{"S":"a"}]}""")),
            (":ss", Json.Value("""{"SS":["a"]}""")),
        }.Where(value => text.Contains(value.Item1, StringComparison.Ordinal)).ToArray();
        return (names.Count == 0 ? null : names, values.Length == 0 ? null : AttributeMap.Of(values));
    }

    private static async Task TryAsync(string text, Func<Task> run)
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
            Assert.Fail($"{text}: {fault}");
        }
    }
}
