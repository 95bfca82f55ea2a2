using System.Text.Json;
using Fractus.Kernel.EventPatterns;

namespace Fractus.Lambda.Tests.EventPatterns;

/// <summary>Held against the cases that LocalStack has recorded on EventBridge; these here are our own.</summary>
public sealed class EventPatternTests
{
    [Theory]
    [InlineData("""{"a":["x"]}""", """{"a":"x","b":1}""", true)]
    [InlineData("""{"a":["x","y"]}""", """{"a":"y"}""", true)]
    [InlineData("""{"a":["x"],"b":[1]}""", """{"a":"x","b":2}""", false)]
    [InlineData("""{"a":{"b":["x"]}}""", """{"a":{"b":"x"}}""", true)]
    [InlineData("""{"a":{"b":["x"]}}""", """{"a":"x"}""", false)]
    [InlineData("""{"A":["x"]}""", """{"a":"x"}""", false)]
    [InlineData("""{"a":[1]}""", """{"a":1.0}""", true)]
    [InlineData("""{"a":[1e2]}""", """{"a":100}""", true)]
    [InlineData("""{"a":[1]}""", """{"a":"1"}""", false)]
    [InlineData("""{"a":[true,null]}""", """{"a":null}""", true)]
    [InlineData("""{"a":[null]}""", """{}""", false)]
    [InlineData("""{"a":["x"]}""", """{"a":["w","x"]}""", true)]
    [InlineData("""{"a":["x"]}""", """{"a":[["w"],["x"]]}""", true)]
    [InlineData("""{"a.b":["x"]}""", """{"a":{"b":"x"}}""", true)]
    [InlineData("""{"a":{"b":["x"]}}""", """{"a.b":"x"}""", true)]
    public void Fields_must_all_match_and_of_their_values_one(string pattern, string json, bool matches) => Check(pattern, json, matches);

    // Without this a rule on an order's items would match an order that has the name in one item and the price in another.
    [Theory]
    [InlineData("""{"a":{"n":["x"],"p":[1]}}""", """{"a":[{"n":"x","p":2},{"n":"y","p":1}]}""", false)]
    [InlineData("""{"a":{"n":["x"],"p":[1]}}""", """{"a":[{"n":"y","p":1},{"n":"x","p":1}]}""", true)]
    public void Fields_of_an_object_in_an_array_must_match_in_one_element(string pattern, string json, bool matches) => Check(pattern, json, matches);

    [Theory]
    [InlineData("""{"a":[{"prefix":"us-"}]}""", """{"a":"us-east-1"}""", true)]
    [InlineData("""{"a":[{"prefix":"us-"}]}""", """{"a":1}""", false)]
    [InlineData("""{"a":[{"prefix":{"equals-ignore-case":"US-"}}]}""", """{"a":"us-east-1"}""", true)]
    [InlineData("""{"a":[{"suffix":".png"}]}""", """{"a":"x.png"}""", true)]
    [InlineData("""{"a":[{"suffix":{"equals-ignore-case":".PNG"}}]}""", """{"a":"x.jpg"}""", false)]
    [InlineData("""{"a":[{"equals-ignore-case":"Alice"}]}""", """{"a":"aLICE"}""", true)]
    [InlineData("""{"a":[{"wildcard":"a*b*c"}]}""", """{"a":"a1b2bc"}""", true)]
    [InlineData("""{"a":[{"wildcard":"a*b*c"}]}""", """{"a":"abbc1"}""", false)]
    [InlineData("""{"a":[{"wildcard":"a*a"}]}""", """{"a":"a"}""", false)]
    [InlineData("""{"a":[{"wildcard":"a\\*b"}]}""", """{"a":"a*b"}""", true)]
    [InlineData("""{"a":[{"wildcard":"a\\*b"}]}""", """{"a":"axb"}""", false)]
    [InlineData("""{"a":[{"wildcard":"*"}]}""", """{"a":""}""", true)]
    [InlineData("""{"a":[{"cidr":"10.0.0.0/23"}]}""", """{"a":"10.0.1.255"}""", true)]
    [InlineData("""{"a":[{"cidr":"10.0.0.0/23"}]}""", """{"a":"10.0.2.0"}""", false)]
    [InlineData("""{"a":[{"cidr":"2001:db8::/32"}]}""", """{"a":"2001:db8:1::1"}""", true)]
    [InlineData("""{"a":[{"cidr":"0.0.0.0/0"}]}""", """{"a":"::1"}""", false)]
    public void Texts_are_compared_as_asked(string pattern, string json, bool matches) => Check(pattern, json, matches);

    [Theory]
    [InlineData("""{"a":[{"numeric":[">",0,"<=",5]}]}""", """{"a":5}""", true)]
    [InlineData("""{"a":[{"numeric":[">",0,"<=",5]}]}""", """{"a":0}""", false)]
    [InlineData("""{"a":[{"numeric":["=",0.1]}]}""", """{"a":1e-1}""", true)]
    [InlineData("""{"a":[{"numeric":[">=",12345678901234567890]}]}""", """{"a":12345678901234567889}""", false)]
    [InlineData("""{"a":[{"numeric":["<",1e300]}]}""", """{"a":1e299}""", true)]
    [InlineData("""{"a":[{"numeric":[">",100]}]}""", """{"a":"300"}""", false)]
    public void Numbers_are_compared_exactly_and_texts_are_none(string pattern, string json, bool matches) => Check(pattern, json, matches);

    [Theory]
    [InlineData("""{"a":[{"anything-but":"x"}]}""", """{"a":"y"}""", true)]
    [InlineData("""{"a":[{"anything-but":["x",1]}]}""", """{"a":1}""", false)]
    [InlineData("""{"a":[{"anything-but":"x"}]}""", """{"a":null}""", true)]
    [InlineData("""{"a":[{"anything-but":"x"}]}""", """{}""", false)]
    [InlineData("""{"a":[{"anything-but":{"prefix":["x","y"]}}]}""", """{"a":"yz"}""", false)]
    [InlineData("""{"a":[{"anything-but":{"suffix":"x"}}]}""", """{"a":"y"}""", true)]
    [InlineData("""{"a":[{"anything-but":{"equals-ignore-case":["X"]}}]}""", """{"a":"x"}""", false)]
    [InlineData("""{"a":[{"anything-but":{"wildcard":"*/lib/*"}}]}""", """{"a":"/lib/x"}""", false)]
    [InlineData("""{"a":[{"exists":true}]}""", """{"a":null}""", true)]
    [InlineData("""{"a":[{"exists":true}]}""", """{"a":{"b":1}}""", false)]
    [InlineData("""{"a":[{"exists":true}]}""", """{"a":[]}""", false)]
    [InlineData("""{"a":[{"exists":false}]}""", """{"b":1}""", true)]
    [InlineData("""{"a":{"b":[{"exists":false}]}}""", """{"b":1}""", true)]
    [InlineData("""{"a":["x",{"exists":false}]}""", """{"a":"y"}""", false)]
    public void Absence_is_no_value(string pattern, string json, bool matches) => Check(pattern, json, matches);

    [Theory]
    [InlineData("""{"$or":[{"a":["x"]},{"b":["y"]}]}""", """{"a":"z","b":"y"}""", true)]
    [InlineData("""{"$or":[{"a":["x"]},{"b":["y"]}],"c":[1]}""", """{"a":"x","c":2}""", false)]
    [InlineData("""{"d":{"$or":[{"a":["x"],"b":["x"]},{"b":["y"]}]}}""", """{"d":{"a":"x","b":"z"}}""", false)]
    [InlineData("""{"$or":["x"]}""", """{"$or":"x"}""", true)]
    public void Alternatives_stand_beside_fields(string pattern, string json, bool matches) => Check(pattern, json, matches);

    [Theory]
    [InlineData("single", "Filter is not a valid JSON object")]
    [InlineData("[1]", "Filter is not an object")]
    [InlineData("{}", "Empty objects are not allowed")]
    [InlineData("""{"a":[]}""", "Empty arrays are not allowed")]
    [InlineData("""{"a":1}""", "\"a\" must be an object or an array")]
    [InlineData("""{"a":[[1]]}""", "Match value must be String, number, true, false, or null")]
    [InlineData("""{"a":[{"EXISTS":true}]}""", "Unrecognized match type EXISTS")]
    [InlineData("""{"a":[{"prefix":"x","suffix":"y"}]}""", "Only one key allowed in match expression")]
    [InlineData("""{"a":[{"prefix":1}]}""", "prefix match pattern must be a string")]
    [InlineData("""{"a":[{"anything-but":null}]}""", "Value of anything-but must be an array or single string/number value.")]
    [InlineData("""{"a":[{"anything-but":{"prefix":""}}]}""", "Null prefix/suffix not allowed")]
    [InlineData("""{"a":[{"numeric":[">",0,">",1]}]}""", "Bad numeric range operator: >")]
    [InlineData("""{"a":[{"numeric":[">",0,"<"]}]}""", "Value of < must be numeric")]
    [InlineData("""{"a":[{"numeric":["~",0]}]}""", "Unrecognized numeric range operator: ~")]
    [InlineData("""{"a":[{"cidr":"10.0.0.0"}]}""", "Malformed CIDR, one '/' required")]
    [InlineData("""{"a":[{"wildcard":"a**"}]}""", "Consecutive wildcard characters at pos 2")]
    public void What_is_no_pattern_is_refused_with_the_reason(string pattern, string reason) =>
        Assert.Equal(reason, Assert.Throws<EventPatternException>(() => EventPattern.Parse(pattern)).Message);

    [Fact]
    public void Depth_is_limited() => Assert.Throws<EventPatternException>(
        () => EventPattern.Parse(string.Concat(Enumerable.Repeat("{\"a\":", 1000)) + "[1]" + new string('}', 1000)));

    private static void Check(string pattern, string json, bool matches) =>
        Assert.Equal(matches, EventPattern.Parse(pattern).Matches(JsonDocument.Parse(json).RootElement));
}
