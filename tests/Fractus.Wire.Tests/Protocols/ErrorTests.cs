using System.Buffers;
using System.Text;
using Fractus.Kernel;
using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;
using Fractus.Wire.Tests.Support;

namespace Fractus.Wire.Tests.Protocols;

/// <summary>How errors look in each protocol. Clients find the error's class by them, so names and places matter to the letter.</summary>
public class ErrorTests
{
    private static readonly ComplexNestedErrorData s_nested = new() { Foo = "bar" };

    [Theory]
    [InlineData(ProtocolName.AwsJson10, "application/x-amz-json-1.0")]
    [InlineData(ProtocolName.AwsJson11, "application/x-amz-json-1.1")]
    public void The_JSON_protocols_name_it_in_the_body(ProtocolName protocol, string contentType)
    {
        var (response, body) = Encode(protocol, Service(protocol), new PlainComplexErrorException("Hi") { TopLevel = "Top level", Nested = s_nested });
        Assert.Equal((400, contentType), (response.Status, response.ContentType));
        Assert.Equal("""{"__type":"ComplexError","message":"Hi","TopLevel":"Top level","Nested":{"Foo":"bar"}}""", body);
        Assert.Empty(response.Headers);
    }

    // Services older than Smithy's protocols put the Java package of the error before its name, and clients cut it off.
    [Fact]
    public void The_JSON_protocols_put_a_namespace_before_it_where_the_service_does()
    {
        var service = Service(ProtocolName.AwsJson10, errorNamespace: "com.amazonaws.dynamodb.v20120810");
        Assert.StartsWith(
            """{"__type":"com.amazonaws.dynamodb.v20120810#ComplexError",""",
            Encode(ProtocolName.AwsJson10, service, new PlainComplexErrorException("Hi")).Body,
            StringComparison.Ordinal);
        Assert.Equal(
            """{"__type":"com.amazon.coral.service#SerializationException"}""",
            Encode(ProtocolName.AwsJson10, service, new SerializationException("")).Body);
        Assert.Equal(
            """{"__type":"com.amazon.coral.service#SerializationException","Message":"Unexpected field type"}""",
            Encode(ProtocolName.AwsJson10, service, new SerializationException("Unexpected field type")).Body);
    }

    // Clients that still know the old codes of a service that moved from the query protocol ask for them.
    [Theory]
    [InlineData(ProtocolName.AwsJson10)]
    [InlineData(ProtocolName.RpcV2Cbor)]
    public void A_service_that_left_the_query_protocol_tells_the_old_code_in_a_header(ProtocolName protocol)
    {
        var service = Service(protocol, ProtocolName.AwsQuery);
        Assert.Contains(new("x-amzn-query-error", "Customized;Sender"), Encode(protocol, service, new PlainComplexErrorException("Hi")).Response.Headers);
        Assert.Contains(new("x-amzn-query-error", "InternalServerError;Receiver"), Encode(protocol, service, new ServerFaultException("Hi")).Response.Headers);
    }

    [Fact]
    public void CBOR_names_it_in_the_body()
    {
        var service = Service(ProtocolName.RpcV2Cbor, errorNamespace: "smithy.protocoltests.rpcv2Cbor");
        var (response, raw) = EncodeRaw(ProtocolName.RpcV2Cbor, service, new PlainComplexErrorException("Hi") { TopLevel = "Top level", Nested = s_nested });
        Assert.Equal((400, "application/cbor"), (response.Status, response.ContentType));
        Assert.Equal(
            """{"Nested": {"Foo": "bar"}, "TopLevel": "Top level", "__type": "smithy.protocoltests.rpcv2Cbor#ComplexError", "message": "Hi"}""",
            CborText.Of(raw));
        Assert.Equal([new("smithy-protocol", "rpc-v2-cbor")], response.Headers);
    }

    [Fact]
    public void REST_with_JSON_names_it_in_a_header()
    {
        var (response, body) = Encode(
            ProtocolName.RestJson1, Service(ProtocolName.RestJson1), new ComplexErrorException("Hi") { Header = "Header", TopLevel = "Top level", Nested = s_nested });
        Assert.Equal((403, "application/json"), (response.Status, response.ContentType));
        Assert.Equal([new("x-amzn-ErrorType", "ComplexError"), new("X-Header", "Header")], response.Headers);
        Assert.Equal("""{"message":"Hi","TopLevel":"Top level","Nested":{"Foo":"bar"}}""", body);
    }

    [Fact]
    public void REST_with_XML_wraps_it()
    {
        var (response, body) = Encode(
            ProtocolName.RestXml,
            Service(ProtocolName.RestXml, xmlNamespace: "https://example.com/"),
            new ComplexErrorException("Hi & bye") { Header = "Header", TopLevel = "Top level", Nested = s_nested });
        Assert.Equal((403, "application/xml"), (response.Status, response.ContentType));
        Assert.Equal([new("X-Header", "Header")], response.Headers);
        Assert.Equal(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ErrorResponse xmlns=\"https://example.com/\"><Error><Type>Sender</Type><Code>Customized</Code>"
            + "<Message>Hi &amp; bye</Message><TopLevel>Top level</TopLevel><Nested><Foo>bar</Foo></Nested></Error><RequestId>id</RequestId></ErrorResponse>",
            body);
    }

    [Fact]
    public void S3_does_not_wrap_it()
    {
        var service = Service(ProtocolName.RestXml, xmlNamespace: "http://s3.amazonaws.com/doc/2006-03-01/", noErrorWrapping: true);
        Assert.Equal(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>InternalServerError</Code><Message>Hi</Message><RequestId>id</RequestId></Error>",
            Encode(ProtocolName.RestXml, service, new ServerFaultException("Hi")).Body);
    }

    [Fact]
    public void The_query_protocol_has_codes_of_its_own()
    {
        var (response, body) = Encode(
            ProtocolName.AwsQuery,
            Service(ProtocolName.AwsQuery, xmlNamespace: "https://iam.amazonaws.com/doc/2010-05-08/"),
            new PlainComplexErrorException("Hi") { TopLevel = "Top level" });
        Assert.Equal((400, "text/xml"), (response.Status, response.ContentType));
        Assert.Equal(
            "<ErrorResponse xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\"><Error><Type>Sender</Type><Code>Customized</Code><Message>Hi</Message>"
            + "<TopLevel>Top level</TopLevel></Error><RequestId>id</RequestId></ErrorResponse>",
            body);
    }

    private static ServiceSchema Service(
        ProtocolName protocol, ProtocolName? further = null, string errorNamespace = "", string xmlNamespace = "", bool noErrorWrapping = false) => new()
    {
        Name = "Test",
        Title = "Test",
        SigningName = "test",
        Version = "2020-01-08",
        Protocols = further is { } other ? [protocol, other] : [protocol],
        ErrorNamespace = errorNamespace,
        XmlNamespace = xmlNamespace,
        ResourcePrefix = "",
        NoErrorWrapping = noErrorWrapping,
    };

    private static (WireResponse Response, string Body) Encode(ProtocolName protocol, ServiceSchema service, ApiException error)
    {
        var (response, body) = EncodeRaw(protocol, service, error);
        return (response, Encoding.UTF8.GetString(body));
    }

    private static (WireResponse Response, byte[] Body) EncodeRaw(ProtocolName protocol, ServiceSchema service, ApiException error)
    {
        var body = new ArrayBufferWriter<byte>();
        var response = new WireResponse(body);
        WireProtocol.Of(protocol).EncodeError(response, service, error, "id");
        return (response, body.WrittenSpan.ToArray());
    }
}
