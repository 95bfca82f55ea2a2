using Fractus.DynamoDb.Rules.Expressions;
using Fractus.Kernel;

namespace Fractus.DynamoDb.Tests;

public sealed class ConditionTests
{
    private const string Item = """
        {"n":{"N":"5"},"s":{"S":"hello"},"ss":{"SS":["a","b"]},"ns":{"NS":["1","2"]},"l":{"L":[{"N":"1"},{"M":{"x":{"S":"deep"}}}]},
        "m":{"M":{"k":{"N":"7"},"and":{"S":"reserved"}}},"b":{"B":"AAEC"},"t":{"BOOL":true},"z":{"NULL":true}}
        """;

    private const string Values = """
        {":n5":{"N":"5.0"},":n7":{"N":"7"},":hell":{"S":"hell"},":a":{"S":"a"},":one":{"N":"1"},":b":{"B":"AQ=="},":S":{"S":"S"},
        ":N":{"S":"N"},":true":{"BOOL":true},":list":{"L":[{"N":"1"},{"M":{"x":{"S":"deep"}}}]},":set":{"SS":["b","a"]}}
        """;

    [Theory]
    [InlineData("n = :n5", true)]
    [InlineData("n <> :n5", false)]
    [InlineData("absent <> :n5", true)]
    [InlineData("absent = :n5", false)]
    [InlineData("absent < :n5", false)]
    [InlineData("n < :n7 AND n >= :n5", true)]
    [InlineData("s < :n7", false)]
    [InlineData("n BETWEEN :one AND :n7", true)]
    [InlineData("NOT n BETWEEN :one AND :n7", false)]
    [InlineData("n BETWEEN :one AND :n7 AND s = :a", false)]
    [InlineData("n IN (:one, :n7, :n5)", true)]
    [InlineData("n IN (:one)", false)]
    [InlineData("absent IN (:one)", false)]
    [InlineData("attribute_exists(l[1].x) AND attribute_not_exists(l[2])", true)]
    [InlineData("attribute_type(n, :N) and attribute_type(s, :S)", true)]
    [InlineData("attribute_type(absent, :S)", false)]
    [InlineData("begins_with(s, :hell)", true)]
    [InlineData("begins_with(b, :hell)", false)]
    [InlineData("contains(s, :hell)", true)]
    [InlineData("contains(ss, :a)", true)]
    [InlineData("contains(ns, :one)", true)]
    [InlineData("contains(ss, :one)", false)]
    [InlineData("contains(l, :one)", true)]
    [InlineData("contains(b, :b)", true)]
    [InlineData("size(s) = :n5", true)]
    [InlineData("size(l) < size(s)", true)]
    [InlineData("size(n) = :n5", false)]
    [InlineData("l = :list", true)]
    [InlineData("ss = :set", true)]
    [InlineData("t = :true", true)]
    [InlineData("n = :one OR n = :n5 AND s = :a", false)]
    [InlineData("(n = :one OR n = :n5) AND NOT (s = :a)", true)]
    [InlineData("NOT NOT n = :n5", true)]
    [InlineData("(n) = (:n5)", true)]
    [InlineData(":n5 = n", true)]
    [InlineData("m.k = :n7", true)]
    [InlineData("m.#and = :a", false)]
    public void A_condition_holds_or_does_not(string text, bool expected)
    {
        var names = text.Contains("#and", StringComparison.Ordinal) ? new Dictionary<string, string> { ["#and"] = "and" } : null;
        var condition = ExpressionReader.Condition("ConditionExpression", text, new Binder(names, Json.Map(Values)))!;
        Assert.Equal(expected, condition.Holds(Json.Map(Item)));
    }

    [Theory]
    [InlineData("", "The expression can not be empty;")]
    [InlineData("n = ", """Syntax error; token: "<EOF>", near: "=" """)]
    [InlineData("n n = :n5", """Syntax error; token: "n", near: "n n =" """)]
    [InlineData("n = #", """Syntax error; token: "#", near: "= #" """)]
    [InlineData("_n = :n5", """Syntax error; token: "_", near: "_n" """)]
    [InlineData("n", """Syntax error; token: "<EOF>", near: "n" """)]
    [InlineData("((n = :n5))", "The expression has redundant parentheses;")]
    [InlineData("((n = :n5) AND (s = :a))", null)]
    [InlineData("dog(n)", "Invalid function name; function: dog")]
    [InlineData("dog(n) = :n5", "Invalid function name; function: dog")]
    [InlineData("size(n)", "The function is not allowed to be used this way in an expression; function: size")]
    [InlineData("n = attribute_exists(s)", "The function is not allowed to be used this way in an expression; function: attribute_exists")]
    [InlineData("if_not_exists(n, s) = :n5", "The function is not allowed to be used this way in an expression; function: if_not_exists")]
    [InlineData("abort = :n5", "Attribute name is a reserved keyword; reserved keyword: abort")]
    [InlineData("n = :nope", "An expression attribute value used in expression is not defined; attribute value: :nope")]
    [InlineData("#nope = :n5", "An expression attribute name used in the document path is not defined; attribute name: #nope")]
    [InlineData("attribute_exists(n, s)", "Incorrect number of operands for operator or function; operator or function: attribute_exists, number of operands: 2")]
    [InlineData("attribute_exists(:a)", "Operator or function requires a document path; operator or function: attribute_exists")]
    [InlineData("begins_with(s, :one)", "Incorrect operand type for operator or function; operator or function: begins_with, operand type: N")]
    [InlineData("attribute_type(s, :a)", "Invalid attribute type name found; type: a, valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}")]
    [InlineData("n = n", "The first operand must be distinct from the remaining operands for this operator or function; operator: =, first operand: [n]")]
    [InlineData("n BETWEEN :n7 AND :one", "The BETWEEN operator requires upper bound to be greater than or equal to lower bound; lower bound operand: AttributeValue: {N:7}, upper bound operand: AttributeValue: {N:1}")]
    [InlineData("n < :list", "Incorrect operand type for operator or function; operator or function: <, operand type: L")]
    public void A_fault_is_told_in_the_services_words(string text, string? fault)
    {
        var binder = new Binder(null, Json.Map(Values));
        if (fault is null)
        {
            Assert.NotNull(ExpressionReader.Condition("FilterExpression", text, binder));
            return;
        }

        var refusal = Assert.ThrowsAny<ApiException>(() => ExpressionReader.Condition("FilterExpression", text, binder));
        Assert.Equal("Invalid FilterExpression: " + fault.TrimEnd(), refusal.Message);
    }

    [Fact]
    public void An_expression_has_at_most_four_kilobytes_and_three_hundred_operators()
    {
        Assert.EndsWith("Expression size has exceeded the maximum allowed size;", Refusal("n = :n5" + new string(' ', 4090)), StringComparison.Ordinal);
        Assert.Contains("operator count: 301", Refusal(string.Concat(Enumerable.Repeat("NOT ", 301)) + "n = :n5"), StringComparison.Ordinal);
        Assert.NotNull(ExpressionReader.Condition(
            "ConditionExpression", "n = :n5" + string.Concat(Enumerable.Repeat(" OR n = :n5", 149)), new Binder(null, Json.Map(Values))));
    }

    // Deep nesting in 4 KB must end in an answer, never in a stack that overflows.
    [Theory]
    [InlineData("(", ")")]
    [InlineData("size(", ")")]
    [InlineData("f(", ")")]
    public void Nesting_as_deep_as_the_size_allows_is_refused(string open, string close)
    {
        var depth = 4000 / (open.Length + close.Length);
        Refusal(string.Concat(Enumerable.Repeat(open, depth)) + "n" + string.Concat(Enumerable.Repeat(close, depth)) + " = :n5");
        Refusal(string.Concat(Enumerable.Repeat(open, 4000 / open.Length)));
    }

    [Fact]
    public void Placeholders_that_no_expression_uses_are_refused()
    {
        var binder = new Binder(new Dictionary<string, string> { ["#a"] = "a", ["#b"] = "b" }, Json.Map("""{":v":{"S":"x"}}"""));
        ExpressionReader.Condition("ConditionExpression", "#a = :v", binder);
        var refusal = Assert.ThrowsAny<ApiException>(binder.CheckAllUsed);
        Assert.Equal("Value provided in ExpressionAttributeNames unused in expressions: keys: {#b}", refusal.Message);
    }

    [Theory]
    [InlineData("""{"v":{"S":"x"}}""", """ExpressionAttributeValues contains invalid key: Syntax error; key: "v" """)]
    [InlineData("""{}""", "ExpressionAttributeValues must not be empty")]
    [InlineData("""{":v":{"SS":[]}}""", "One or more parameter values were invalid: An string set  may not be empty")]
    public void Values_of_expressions_are_checked_before_any_expression(string values, string fault)
    {
        var refusal = Assert.ThrowsAny<ApiException>(() => new Binder(null, Json.Map(values)));
        Assert.Equal(fault.TrimEnd(), refusal.Message);
    }

    // Whatever bytes come as an expression, the answer is a refusal in words: never a fault of ours, never a hang.
    [Fact]
    public void Random_expressions_are_read_or_refused()
    {
        string[] pieces =
        [
            "n", "s", "m.k", "l[0]", "l[", "]", "(", ")", "=", "<>", "<", ">=", "AND", "OR", "NOT", "BETWEEN", "IN", ",", ":n5", ":a", "#x", "#", ":",
            "size(", "contains(", "begins_with(", "attribute_exists(", "attribute_type(", "list_append(", "+", "-", ".", "12345678901234567890",
            "SET", "REMOVE", "ADD", "DELETE", "é", "\0", " ", "if_not_exists(",
        ];
        var random = new Random(4096);
        for (var round = 0; round < 30_000; round++)
        {
            var text = string.Join(random.Next(3) == 0 ? "" : " ", Enumerable.Range(0, random.Next(1, 12)).Select(_ => pieces[random.Next(pieces.Length)]));
            var binder = new Binder(new Dictionary<string, string> { ["#x"] = "s" }, Json.Map(Values));
            var refusal = Record.Exception(() =>
            {
                ExpressionReader.Condition("ConditionExpression", text, binder)?.Holds(Json.Map(Item));
            });
            Assert.True(refusal is null or ApiException, $"{text}: {refusal}");
            refusal = Record.Exception(() => Rules.Updates.ItemUpdate.Apply(Json.Map(Item), ExpressionReader.Update(text, binder)!.Actions, isLegacy: false));
            Assert.True(refusal is null or ApiException, $"{text}: {refusal}");
            refusal = Record.Exception(() => new ItemProjection(ExpressionReader.Projection(text, binder)!).Apply(Json.Map(Item)));
            Assert.True(refusal is null or ApiException, $"{text}: {refusal}");
        }
    }

    private static string Refusal(string text) => Assert.ThrowsAny<ApiException>(
        () => ExpressionReader.Condition("ConditionExpression", text, new Binder(null, Json.Map(Values)))).Message;
}
