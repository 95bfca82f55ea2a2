using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules;

namespace Fractus.DynamoDb.Tests;

public sealed class ItemFormatTests
{
    [Fact]
    public void All_types_come_back_as_they_went_in()
    {
        const string Item = """
            {"b":{"B":"AAEC/w=="},"bs":{"BS":["AA==","AQ=="]},"e":{"M":{}},"f":{"BOOL":false},"l":{"L":[{"S":""},{"L":[]},{"N":"-1.5"}]},
            "m":{"M":{"a":{"NULL":true},"é":{"S":"日本"}}},"ns":{"NS":["-2","3"]},"s":{"S":"a\"b"},"ss":{"SS":["","x"]},"t":{"BOOL":true}}
            """;
        Assert.Equal(Item.ReplaceLineEndings(""), Json.Of(Json.Map(Item)));
    }

    // Equality of values is equality of bytes, so nothing that DynamoDB calls equal may differ in them.
    [Fact]
    public void Equal_values_have_equal_bytes_in_whatever_order_and_form_they_came()
    {
        var one = Json.Value("""{"M":{"b":{"NS":["1.0","20"]},"a":{"N":"1e2"}}}""");
        var two = Json.Value("""{"M":{"a":{"N":"100"},"b":{"NS":["2e1","1"]}}}""");
        Assert.Equal(one, two);
        Assert.NotEqual(one, Json.Value("""{"M":{"a":{"N":"100"},"b":{"NS":["2e1","1","3"]}}}"""));
    }

    [Fact]
    public void Of_an_attribute_given_twice_the_later_holds() =>
        Assert.Equal("""{"a":{"N":"2"},"b":{"S":"x"}}""", Json.Of(Json.Map("""{"b":{"S":"x"},"a":{"N":"1"},"a":{"N":"2"}}""")));

    [Theory]
    [InlineData("""{}""", "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes")]
    [InlineData("""{"S":"a","N":"1"}""", "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes")]
    [InlineData("""{"NULL":false}""", "One or more parameter values were invalid: Null attribute value types must have the value of true")]
    [InlineData("""{"SS":[]}""", "One or more parameter values were invalid: An string set  may not be empty")]
    [InlineData("""{"NS":[]}""", "One or more parameter values were invalid: An number set  may not be empty")]
    [InlineData("""{"BS":[]}""", "One or more parameter values were invalid: Binary sets should not be empty")]
    [InlineData("""{"SS":["b","a","b"]}""", "One or more parameter values were invalid: Input collection [b, a, b] contains duplicates.")]
    [InlineData("""{"NS":["1","1.0"]}""", "Input collection contains duplicates")]
    [InlineData("""{"L":[{"M":{"x":{"SS":[]}}}]}""", "One or more parameter values were invalid: An string set  may not be empty")]
    public void A_value_that_breaks_a_rule_keeps_the_services_older_words_for_it(string value, string fault)
    {
        var map = Json.Map($$$$"""{"ok":{"S":"x"},"bad":{{{{value}}}},"after":{"S":"y"}}""");
        Assert.Equal(fault, map.Fault?.Older);
        Assert.Equal(("bad", fault), map.FaultInExpression(Wording.Older));
    }

    // Recorded of transactions: whichever stands first, the name of an attribute is looked at before all values, one within a value last.
    [Fact]
    public void The_older_layer_looks_at_names_of_attributes_first()
    {
        const string Deep = "Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond supported limit";
        var (bad, deep) = ("""{"N":"x"}""", string.Concat(Enumerable.Repeat("{\"L\":[", 40)) + "{\"S\":\"x\"}" + string.Concat(Enumerable.Repeat("]}", 40)));
        Assert.Equal("Empty attribute name", Json.Map($$$"""{"d":{{{deep}}},"":{"S":"x"}}""").Fault?.Older);
        Assert.Equal(Deep, Json.Map($$$"""{"d":{{{deep}}},"":{"S":"x"}}""").Fault?.Newer);
        Assert.Equal(Deep, Json.Map($$$$"""{"m":{"M":{"":{"S":"x"}}},"d":{{{{deep}}}},"n":{{{{bad}}}}}""").Fault?.Older);
        Assert.Equal("One or more parameter values were invalid: Empty attribute name", Json.Map("""{"m":{"M":{"":{"S":"x"}}}}""").Fault?.Older);
    }

    // The newer layer lists a set in its order up to the first member that is in it already, then that member and the rest as sent.
    [Theory]
    [InlineData("""{"SS":["b","a","b","0"]}""", """One or more parameter values were invalid: Input collection ["a", "b", "b", "0"] contains duplicates.""")]
    [InlineData("""{"SS":["",""]}""", """One or more parameter values were invalid: Input collection ["", ""] contains duplicates.""")]
    [InlineData("""{"BS":["/w==","AA==","AA=="]}""", """One or more parameter values were invalid: Input collection ["AA==","/w==","AA=="]of type BS contains duplicates.""")]
    [InlineData("""{"NS":["2","1","2"]}""", "One or more parameter values were invalid: Input collection contains duplicates.")]
    [InlineData("""{"N":""}""", "The parameter cannot be converted to a numeric value: ")]
    public void A_value_that_breaks_a_rule_keeps_the_services_newer_words_for_it(string value, string fault) =>
        Assert.Equal(fault, Json.Map($$$$"""{"bad":{{{{value}}}}}""").Fault?.Newer);

    // What is too deep is passed over, and what follows it is read all the same.
    [Fact]
    public void Thirty_two_levels_of_nesting_are_allowed_and_no_more()
    {
        Assert.Null(Nested(31).Fault);
        foreach (var levels in (int[])[32, 33, 400])
        {
            Assert.Equal(
                "Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond supported limit",
                Nested(levels).Fault?.Newer);
        }
    }

    [Theory]
    [InlineData("""{"ab":{"S":"héé"}}""", 2 + 5)]
    [InlineData("""{"a":{"N":"-12.5"}}""", 1 + 4)]
    [InlineData("""{"a":{"NULL":true},"b":{"BOOL":false}}""", 4)]
    [InlineData("""{"a":{"L":[{"S":"x"},{"S":"yz"}]}}""", 1 + 3 + 2 + 3)]
    [InlineData("""{"a":{"M":{"k":{"S":"x"}}}}""", 1 + 3 + 1 + 2)]
    [InlineData("""{"a":{"SS":["x","yz"]},"b":{"B":"AAAA"}}""", 1 + 3 + 1 + 3)]
    public void An_item_counts_its_names_and_contents(string item, int size) => Assert.Equal(size, ItemSize.Of(Json.Map(item)));

    private static AttributeMap Nested(int levels)
    {
        var opened = string.Concat(Enumerable.Repeat("{\"L\":[", levels));
        var closed = string.Concat(Enumerable.Repeat("]}", levels));
        return Json.Map("{\"a\":" + opened + "{\"S\":\"x\"}" + closed + "}");
    }
}
