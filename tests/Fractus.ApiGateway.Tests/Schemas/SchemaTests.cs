using Fractus.ApiGateway.Rules.Schemas;
using Fractus.ApiGateway.Rules.Values;

namespace Fractus.ApiGateway.Tests.Schemas;

public sealed class SchemaTests
{
    [Theory]
    [InlineData("{\"type\":\"integer\"}", "1 1.0 -7", "1.5 \"1\" null true")]
    [InlineData("{\"type\":\"number\"}", "1 1.5", "\"1\" [] {}")]
    [InlineData("{\"type\":[\"string\",\"null\"]}", "\"a\" null", "1 false")]
    [InlineData("{\"enum\":[1,\"a\",{\"b\":[1,2]}]}", "1 1.0 \"a\" {\"b\":[1,2]}", "2 \"b\" {\"b\":[2,1]}")]
    [InlineData("{\"multipleOf\":0.1}", "0.3 2 \"x\"", "0.35")]
    [InlineData("{\"maximum\":3,\"exclusiveMaximum\":true,\"minimum\":1}", "1 2.9", "3 0.9")]
    [InlineData("{\"minLength\":2,\"maxLength\":3}", "\"ab\" \"😀😀😀\" 1", "\"a\" \"abcd\" \"😀\"")]
    [InlineData("{\"pattern\":\"^[a-z]+$\"}", "\"abc\" 1", "\"a1\" \"\"")]
    [InlineData("{\"pattern\":\"b\"}", "\"abc\"", "\"ac\"")]
    [InlineData("{\"items\":{\"type\":\"integer\"},\"minItems\":1,\"maxItems\":2}", "[1] [1,2]", "[] [1,2,3] [\"a\"]")]
    [InlineData("{\"items\":[{\"type\":\"integer\"},{\"type\":\"string\"}],\"additionalItems\":false}", "[1,\"a\"] [1] []", "[\"a\"] [1,\"a\",2]")]
    [InlineData("{\"items\":[{}],\"additionalItems\":{\"type\":\"null\"}}", "[1,null]", "[1,1]")]
    [InlineData("{\"uniqueItems\":true}", "[1,2] [{\"a\":1},{\"a\":2}]", "[1,1.0] [{\"a\":1,\"b\":2},{\"b\":2,\"a\":1}]")]
    [InlineData("{\"required\":[\"a\"]}", "{\"a\":null} []", "{} {\"b\":1}")]
    [InlineData("{\"properties\":{\"a\":{\"type\":\"integer\"}},\"additionalProperties\":false}", "{} {\"a\":1}", "{\"a\":\"x\"} {\"b\":1}")]
    [InlineData("{\"patternProperties\":{\"^x\":{\"type\":\"integer\"}},\"additionalProperties\":{\"type\":\"string\"}}", "{\"x1\":1,\"y\":\"a\"}", "{\"x1\":\"a\"} {\"y\":1}")]
    [InlineData("{\"minProperties\":1,\"maxProperties\":2}", "{\"a\":1}", "{} {\"a\":1,\"b\":2,\"c\":3}")]
    [InlineData("{\"dependencies\":{\"a\":[\"b\"]}}", "{\"a\":1,\"b\":2} {\"b\":1}", "{\"a\":1}")]
    [InlineData("{\"dependencies\":{\"a\":{\"required\":[\"b\"]}}}", "{\"a\":1,\"b\":2} {}", "{\"a\":1}")]
    [InlineData("{\"allOf\":[{\"type\":\"integer\"},{\"minimum\":3}]}", "3", "2 \"a\"")]
    [InlineData("{\"anyOf\":[{\"type\":\"integer\"},{\"minimum\":3}]}", "1 3.5", "2.5")]
    [InlineData("{\"oneOf\":[{\"type\":\"integer\"},{\"minimum\":3}]}", "1 3.5", "4 2.5")]
    [InlineData("{\"not\":{\"type\":\"integer\"}}", "\"a\"", "1")]
    [InlineData("{\"definitions\":{\"n\":{\"type\":\"integer\"}},\"items\":{\"$ref\":\"#/definitions/n\"}}", "[1]", "[\"a\"]")]
    [InlineData("{\"properties\":{\"next\":{\"$ref\":\"#\"}},\"additionalProperties\":false}", "{\"next\":{\"next\":{}}}", "{\"next\":{\"other\":1}}")]
    [InlineData("{\"format\":\"date-time\"}", "\"2024-02-29T12:00:00Z\" \"2024-02-29T12:00:00.5+01:00\"", "\"2023-02-29T12:00:00Z\" \"2024-02-29\"")]
    [InlineData("{\"format\":\"email\"}", "\"a@b.c\" \"a@b\"", "\"a\" \"@b\"")]
    [InlineData("{\"format\":\"ipv4\"}", "\"127.0.0.1\"", "\"127.0.0\" \"256.0.0.1\" \"1.2.3.4.\"")]
    [InlineData("{\"format\":\"ipv6\"}", "\"::1\"", "\"1.2.3.4\" \"x::\"")]
    [InlineData("{\"format\":\"hostname\"}", "\"a.b-c.d\"", "\"-a.b\" \"a..b\"")]
    [InlineData("{\"format\":\"uri\"}", "\"https://a/b\" \"urn:a:b\"", "\"/a/b\"")]
    [InlineData("{\"format\":\"shoe-size\"}", "\"anything\"", "")]
    public void A_keyword_takes_what_the_draft_says_and_nothing_else(string schema, string valid, string invalid)
    {
        var compiled = Compile(schema);
        Assert.All(Values(valid), value => Assert.Empty(Errors(compiled, value)));
        Assert.All(Values(invalid), value => Assert.NotEmpty(Errors(compiled, value)));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{\"type\":1}")]
    [InlineData("{\"required\":true}")]
    [InlineData("{\"required\":[]}")]
    [InlineData("{\"enum\":[]}")]
    [InlineData("{\"minLength\":-1}")]
    [InlineData("{\"multipleOf\":0}")]
    [InlineData("{\"pattern\":\"(\"}")]
    [InlineData("{\"properties\":{\"a\":1}}")]
    [InlineData("{\"$ref\":\"#/definitions/nothing\"}")]
    [InlineData("{\"nullable\":true}")]
    public void What_is_no_schema_is_refused_when_it_is_compiled(string schema) => Assert.Throws<SchemaException>(() => Compile(schema));

    [Theory]
    [InlineData("{\"$ref\":\"#\"}", "1")]
    [InlineData("{\"pattern\":\"^(a+)+$\"}", "\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\"")]
    [InlineData("{\"definitions\":{\"a\":{\"allOf\":[{\"$ref\":\"#/definitions/b\"},{\"$ref\":\"#/definitions/b\"}]},\"b\":{\"allOf\":[{\"$ref\":\"#/definitions/a\"},{\"$ref\":\"#/definitions/a\"}]}},\"allOf\":[{\"$ref\":\"#/definitions/a\"}]}", "1")]
    public void A_check_that_would_not_end_is_ended(string schema, string value) =>
        Assert.Throws<SchemaException>(() => Errors(Compile(schema), Parse(value)));

    private static Schema Compile(string json) => SchemaCompiler.Compile(Parse(json) as ValueMap ?? throw new SchemaException("no object"), _ => null);

    private static IReadOnlyList<string> Errors(Schema schema, object? value)
    {
        var run = new SchemaRun();
        schema.Check(value, run);
        return run.Errors;
    }

    private static IEnumerable<object?> Values(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Parse);

    private static object? Parse(string json) => JsonValues.TryParse(json, out var value) ? value : throw new InvalidOperationException(json);
}
