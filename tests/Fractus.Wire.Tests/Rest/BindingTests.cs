using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;
using Fractus.Wire.Tests.Support;

namespace Fractus.Wire.Tests.Rest;

public class BindingTests
{
    // What is authorized is the name in the path; a body must not put another in its place.
    [Theory]
    [InlineData(ProtocolName.RestJson1, """{"Name":"other","Value":"v"}""")]
    [InlineData(ProtocolName.RestXml, "<UpdateThing><Name>other</Name><Value>v</Value></UpdateThing>")]
    public void A_member_bound_to_the_path_is_not_taken_from_the_body(ProtocolName protocol, string body)
    {
        var input = Decode(protocol, body);
        Assert.Equal(("mine", "v"), (input.Name, input.Value));
    }

    [Theory]
    [InlineData("a, b ,c", new[] { "a", "b", "c" })]
    [InlineData("\"a,b\", \"c \\\"d\\\"\", e", new[] { "a,b", "c \"d\"", "e" })]
    [InlineData("\"a\\\\b\"", new[] { "a\\b" })]
    [InlineData("", new string[0])]
    [InlineData("a", new[] { "a" })]
    public void A_list_in_a_header_may_hold_quoted_elements(string header, string[] texts) =>
        Assert.Equal(texts, Decode(ProtocolName.RestJson1, "{}", "X-Texts: " + header).Texts);

    [Theory]
    [InlineData("\"a")]
    [InlineData("\"a\"b")]
    [InlineData("\"a\\")]
    public void A_list_in_a_header_with_an_open_quote_is_refused(string header) =>
        Assert.Throws<SerializationException>(() => Decode(ProtocolName.RestJson1, "{}", "X-Texts: " + header));

    // An HTTP date has a comma in it.
    [Fact]
    public void Dates_in_a_header_are_told_apart()
    {
        var input = Decode(
            ProtocolName.RestJson1, "{}", "X-Dates: Mon, 16 Dec 2019 23:48:18 GMT, Tue, 17 Dec 2019 23:48:18 GMT", "X-Seconds: 1,2.5");
        Assert.Equal([1576540098, 1576626498], input.Dates!.Select(d => d.ToUnixTimeSeconds()));
        Assert.Equal([1000, 2500], input.Seconds!.Select(d => d.ToUnixTimeMilliseconds()));
    }

    [Theory]
    [InlineData("1.5")]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("99999999999")]
    public void A_number_in_the_query_string_must_be_one(string number) => Assert.Throws<SerializationException>(() =>
        WireProtocol.Of(ProtocolName.RestJson1).Decode<UpdateThing>(Request("/things/mine?n=" + number, "{}"), JsonThingsContract.Update));

    [Theory]
    [InlineData("{} x")]
    [InlineData("{}{}")]
    [InlineData("[]")]
    [InlineData("{")]
    public void A_body_that_is_not_one_JSON_object_is_refused(string body)
    {
        var refusal = Assert.Throws<SerializationException>(() => Decode(ProtocolName.RestJson1, body));
        Assert.StartsWith("Could not parse request body into json", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_elements_of_a_flattened_list_may_stand_between_others()
    {
        var input = Decode(
            ProtocolName.RestXml,
            "<?xml version=\"1.0\"?><!-- note --><u xmlns:xsi=\"urn:x\" xsi:kind=\"k\"><Flat>a</Flat><Value><![CDATA[<v>]]></Value><Flat> b </Flat></u>");
        Assert.Equal(["a", " b "], input.Flat);
        Assert.Equal(("<v>", "k"), (input.Value, input.Kind));
    }

    private static UpdateThing Decode(ProtocolName protocol, string body, params string[] headers)
    {
        Operation operation = protocol == ProtocolName.RestJson1 ? JsonThingsContract.Update : XmlThingsContract.Update;
        return WireProtocol.Of(protocol).Decode<UpdateThing>(Request("/things/mine", body, headers), operation);
    }

    private static WireRequest Request(string target, string body, params string[] headers)
    {
        var request = TestRequest.Of("PUT", target, headers, body);
        request.Labels = [new("Name", "mine")];
        return request;
    }
}
