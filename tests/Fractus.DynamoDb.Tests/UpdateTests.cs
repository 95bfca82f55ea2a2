using Fractus.DynamoDb.Rules.Expressions;
using Fractus.DynamoDb.Rules.Updates;
using Fractus.Kernel;

namespace Fractus.DynamoDb.Tests;

public sealed class UpdateTests
{
    private const string Item = """{"l":{"L":[{"N":"0"},{"N":"1"},{"N":"2"}]},"m":{"M":{"a":{"N":"1"}}},"n":{"N":"5"},"ss":{"SS":["a","b"]}}""";

    private const string Values =
        """{":l":{"L":[{"S":"x"}]},":n":{"N":"2"},":s":{"S":"v"},":sb":{"SS":["b","c"]},":sab":{"SS":["a","b"]},":ns":{"NS":["1"]}}""";

    [Theory]
    [InlineData("SET x = :s", "x", """{"S":"v"}""")]
    [InlineData("SET n = n + :n", "n", """{"N":"7"}""")]
    [InlineData("SET n = n - :n", "n", """{"N":"3"}""")]
    [InlineData("SET n = (:n + n)", "n", """{"N":"7"}""")]
    [InlineData("SET x = if_not_exists(n, :s)", "x", """{"N":"5"}""")]
    [InlineData("SET x = if_not_exists(y, :s)", "x", """{"S":"v"}""")]
    [InlineData("SET x = if_not_exists(y, :n) + :n", "x", """{"N":"4"}""")]
    [InlineData("SET l = list_append(l, :l)", "l", """{"L":[{"N":"0"},{"N":"1"},{"N":"2"},{"S":"x"}]}""")]
    [InlineData("SET l = list_append(:l, l)", "l", """{"L":[{"S":"x"},{"N":"0"},{"N":"1"},{"N":"2"}]}""")]
    [InlineData("SET l[1] = :s", "l", """{"L":[{"N":"0"},{"S":"v"},{"N":"2"}]}""")]
    [InlineData("SET l[9] = :s, l[7] = :n", "l", """{"L":[{"N":"0"},{"N":"1"},{"N":"2"},{"N":"2"},{"S":"v"}]}""")]
    [InlineData("REMOVE l[0], l[1]", "l", """{"L":[{"N":"2"}]}""")]
    [InlineData("REMOVE l[0] SET l[2] = :s", "l", """{"L":[{"N":"1"},{"S":"v"}]}""")]
    [InlineData("SET m.b = :s, m.c = m.a", "m", """{"M":{"a":{"N":"1"},"b":{"S":"v"},"c":{"N":"1"}}}""")]
    [InlineData("REMOVE m.a", "m", """{"M":{}}""")]
    [InlineData("ADD n :n", "n", """{"N":"7"}""")]
    [InlineData("ADD y :n", "y", """{"N":"2"}""")]
    [InlineData("ADD ss :sb", "ss", """{"SS":["a","b","c"]}""")]
    [InlineData("ADD m.s :sb", "m", """{"M":{"a":{"N":"1"},"s":{"SS":["b","c"]}}}""")]
    [InlineData("DELETE ss :sb", "ss", """{"SS":["a"]}""")]
    [InlineData("DELETE ss :sab", "ss", null)]
    [InlineData("DELETE y :sab", "y", null)]
    [InlineData("remove n, y", "n", null)]
    public void An_update_changes_what_it_says(string text, string attribute, string? expected)
    {
        var updated = Apply(text);
        Assert.Equal(expected is not null, updated.TryGet(attribute, out var value));
        Assert.Equal(expected, expected is null ? null : Json.Of(Contract.AttributeMap.Of(("x", value)))[5..^1]);
    }

    // All operands see the item as it was: this swaps, in whatever order the actions stand.
    [Fact]
    public void Operands_see_the_item_before_any_change() =>
        Assert.Equal(
            """{"l":{"N":"5"},"m":{"M":{"a":{"N":"1"}}},"n":{"L":[{"N":"0"},{"N":"1"},{"N":"2"}]},"ss":{"SS":["a","b"]}}""",
            Json.Of(Apply("SET n = l, l = n")));

    [Theory]
    [InlineData("SET x = y", "The provided expression refers to an attribute that does not exist in the item")]
    [InlineData("SET x = ss + :n", "An operand in the update expression has an incorrect data type")]
    [InlineData("SET x = list_append(n, :l)", "An operand in the update expression has an incorrect data type")]
    [InlineData("ADD ss :ns", "An operand in the update expression has an incorrect data type")]
    [InlineData("SET y.z = :s", "The document path provided in the update expression is invalid for update")]
    [InlineData("SET n[0] = :s", "The document path provided in the update expression is invalid for update")]
    [InlineData("REMOVE m[0]", "The document path provided in the update expression is invalid for update")]
    [InlineData("SET x = :s, x = :n", "Invalid UpdateExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [x], path two: [x]")]
    [InlineData("SET m.a = :s REMOVE m", "Invalid UpdateExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [m, a], path two: [m]")]
    [InlineData("SET m.a = :s, m[0] = :s", "Invalid UpdateExpression: Two document paths conflict with each other; must remove or rewrite one of these paths; path one: [m, a], path two: [m, [0]]")]
    [InlineData("SET x = :s SET y = :s", "Invalid UpdateExpression: The \"SET\" section can only be used once in an update expression;")]
    [InlineData("ADD x :s", "Invalid UpdateExpression: Incorrect operand type for operator or function; operator: ADD, operand type: STRING, typeSet: ALLOWED_FOR_ADD_OPERAND")]
    [InlineData("SET x = :s + :n", "Invalid UpdateExpression: Incorrect operand type for operator or function; operator or function: +, operand type: S")]
    [InlineData("SET x = list_append(list_append(l, :l), :l)", "Invalid UpdateExpression: The function is not allowed to be used this way in an expression; function: list_append")]
    [InlineData("hits : incr", "Invalid UpdateExpression: Syntax error; token: \"hits\", near: \"hits :\"")]
    [InlineData("ADD hits : incr", "Invalid UpdateExpression: Syntax error; token: \":\", near: \"hits : incr\"")]
    public void A_fault_is_told_in_the_services_words(string text, string fault) =>
        Assert.Equal(fault, Assert.ThrowsAny<ApiException>(() => Apply(text)).Message);

    [Theory]
    [InlineData("n, m.a", """{"m":{"M":{"a":{"N":"1"}}},"n":{"N":"5"}}""")]
    [InlineData("l[2], l[0]", """{"l":{"L":[{"N":"0"},{"N":"2"}]}}""")]
    [InlineData("l[7], m.zz, zz", """{}""")]
    public void A_projection_picks_what_is_there(string text, string expected)
    {
        var projection = new ItemProjection(ExpressionReader.Projection(text, new Binder(null, null))!);
        Assert.Equal(expected, Json.Of(projection.Apply(Json.Map(Item))));
    }

    private static Contract.AttributeMap Apply(string text) =>
        ItemUpdate.Apply(Json.Map(Item), ExpressionReader.Update(text, new Binder(null, Json.Map(Values)))!.Actions, isLegacy: false);
}
