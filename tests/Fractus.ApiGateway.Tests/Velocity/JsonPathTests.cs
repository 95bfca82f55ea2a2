using Fractus.ApiGateway.Rules;
using Fractus.ApiGateway.Rules.JsonPaths;
using Fractus.ApiGateway.Rules.Values;

namespace Fractus.ApiGateway.Tests.Velocity;

public sealed class JsonPathTests
{
    private const string Store = """{"store":{"book":[{"category":"reference","author":"Nigel","title":"Sayings","price":8.95},{"category":"fiction","author":"Evelyn","title":"Sword","price":12.99},{"category":"fiction","author":"Herman","title":"Moby","isbn":"0-553","price":8.99},{"category":"fiction","author":"J. R. R.","title":"Lord","isbn":"0-395","price":22.99}],"bicycle":{"color":"red","price":19}},"expensive":10,"a b":{"c.d":1}}""";

    [Theory]
    [InlineData("$.expensive", "10")]
    [InlineData("expensive", "10")]
    [InlineData("$['a b']['c.d']", "1")]
    [InlineData("$.store.book[0].title", "\"Sayings\"")]
    [InlineData("$.store.book[-1].title", "\"Lord\"")]
    [InlineData("$.store.book[*].author", "[\"Nigel\",\"Evelyn\",\"Herman\",\"J. R. R.\"]")]
    [InlineData("$..price", "[8.95,12.99,8.99,22.99,19]")]
    [InlineData("$.store..price", "[8.95,12.99,8.99,22.99,19]")]
    [InlineData("$..book[2].title", "[\"Moby\"]")]
    [InlineData("$.store.book[0,1].price", "[8.95,12.99]")]
    [InlineData("$.store.book[:2].price", "[8.95,12.99]")]
    [InlineData("$.store.book[1:3].price", "[12.99,8.99]")]
    [InlineData("$.store.book[-2:].price", "[8.99,22.99]")]
    [InlineData("$.store.book[?(@.isbn)].title", "[\"Moby\",\"Lord\"]")]
    [InlineData("$.store.book[?(@.price < 10)].title", "[\"Sayings\",\"Moby\"]")]
    [InlineData("$.store.book[?(@.price > $.expensive && @.category == 'fiction')].title", "[\"Sword\",\"Lord\"]")]
    [InlineData("$.store.book[?(!(@.price <= 10) || @.title == \"Moby\")].title", "[\"Sword\",\"Moby\",\"Lord\"]")]
    [InlineData("$.store.book[?(@.author =~ /n.*/i)].title", "[\"Sayings\"]")]
    [InlineData("$.store.book[?(@.author in ['Nigel', 'Evelyn'])].title", "[\"Sayings\",\"Sword\"]")]
    [InlineData("$.store.bicycle['color','price']", "[\"red\",19]")]
    [InlineData("$.store.book.length()", "4")]
    [InlineData("$.store.*.color", "[\"red\"]")]
    [InlineData("$.nothing.at.all", "null")]
    [InlineData("$..nothing", "[]")]
    public void Paths_find_what_Jayways_library_finds(string path, string expected)
    {
        Assert.True(JsonValues.TryParse(Store, out var root));
        Assert.Equal(expected, JsonValues.Write(JsonPath.Parse(path).Evaluate(root)));
    }

    [Theory]
    [InlineData("$.")]
    [InlineData("$[")]
    [InlineData("$['a")]
    [InlineData("$[?(@.a ==)]")]
    [InlineData("$[1:2:0]")]
    [InlineData("$[99999999999]")]
    [InlineData("$.a.unknown()")]
    [InlineData("$.a b c(")]
    public void What_is_no_path_is_refused(string path) => Assert.Throws<VelocityException>(() => JsonPath.Parse(path));

    [Fact]
    public void Arbitrary_paths_never_throw_anything_else_nor_hang()
    {
        string[] pieces = ["$", ".", "..", "*", "[", "]", "?(", ")", "@", "@.a", "'a'", "\"", "a", "0", "-1", ":", ",", "==", "<", "&&", "||", "!", "=~", "/a+/", " ", ".length()", " in ", "['b']", "\\"];
        Assert.True(JsonValues.TryParse("{\"a\":{\"a\":[{\"a\":1},{\"b\":[[[1]]]}]},\"b\":\"aaaa\"}", out var root));
        var random = new Random(5);
        for (var i = 0; i < 20_000; i++)
        {
            var path = string.Concat(Enumerable.Range(0, random.Next(1, 20)).Select(_ => pieces[random.Next(pieces.Length)]));
            try
            {
                JsonPath.Parse(path).Evaluate(root);
            }
            catch (VelocityException)
            {
                // Refused, which is what a path may be.
            }
        }
    }

    [Fact]
    public void A_path_that_looks_at_too_much_is_stopped()
    {
        var wide = "[" + string.Join(',', Enumerable.Range(0, 1000)) + "]";
        Assert.True(JsonValues.TryParse(wide, out var root));
        Assert.Throws<VelocityException>(() => JsonPath.Parse("$[?(@ < 0 || $..*)]").Evaluate(root));
    }
}
