using System.Text;
using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;
using Fractus.Wire.Json;
using Fractus.Wire.Tests.Protocols;
using Fractus.Wire.Tests.Support;

namespace Fractus.Wire.Tests.Json;

/// <summary>
/// JSON that does not fit: the words are those that the real service answered to others' recorded tests, and developers look them up.
/// </summary>
public class MismatchTests
{
    private const string NestedGeneric =
        "class sun.reflect.generics.reflectiveObjects.ParameterizedTypeImpl cannot be cast to class java.lang.Class "
        + "(sun.reflect.generics.reflectiveObjects.ParameterizedTypeImpl and java.lang.Class are in module java.base of loader 'bootstrap')";

    [Theory]
    [InlineData("""{"Boolean":"23"}""", "Unexpected token received from parser")]
    [InlineData("""{"Boolean":23}""", "NUMBER_VALUE cannot be converted to Boolean")]
    [InlineData("""{"Boolean":34.56}""", "DECIMAL_VALUE cannot be converted to Boolean")]
    [InlineData("""{"Boolean":[]}""", "Unrecognized collection type class java.lang.Boolean")]
    [InlineData("""{"Boolean":{}}""", "Start of structure or map found where not expected")]
    [InlineData("""{"String":true}""", "TRUE_VALUE cannot be converted to String")]
    [InlineData("""{"String":false}""", "FALSE_VALUE cannot be converted to String")]
    [InlineData("""{"String":-2147483648}""", "NUMBER_VALUE cannot be converted to String")]
    [InlineData("""{"String":34.56}""", "DECIMAL_VALUE cannot be converted to String")]
    [InlineData("""{"String":[]}""", "Unrecognized collection type class java.lang.String")]
    [InlineData("""{"String":{}}""", "Start of structure or map found where not expected")]
    [InlineData("""{"Integer":"23"}""", "STRING_VALUE cannot be converted to Integer")]
    [InlineData("""{"Integer":true}""", "TRUE_VALUE cannot be converted to Integer")]
    [InlineData("""{"Integer":2147483648}""", "NUMBER_VALUE cannot be converted to Integer")]
    [InlineData("""{"Integer":[]}""", "Unrecognized collection type class java.lang.Integer")]
    [InlineData("""{"Long":"23"}""", "STRING_VALUE cannot be converted to Long")]
    [InlineData("""{"Long":9223372036854775808}""", "NUMBER_VALUE cannot be converted to Long")]
    [InlineData("""{"Long":{}}""", "Start of structure or map found where not expected")]
    [InlineData("""{"Double":"23"}""", "STRING_VALUE cannot be converted to Double")]
    [InlineData("""{"Blob":true}""", "only base-64-encoded strings are convertible to bytes")]
    [InlineData("""{"Blob":34.56}""", "only base-64-encoded strings are convertible to bytes")]
    [InlineData("""{"Blob":[]}""", "Unrecognized collection type class java.nio.ByteBuffer")]
    [InlineData("""{"Blob":"23456"}""", "Base64 encoded length is expected a multiple of 4 bytes but found: 5")]
    [InlineData("""{"Blob":"=+/="}""", "Invalid last non-pad Base64 character dectected")]
    [InlineData("""{"Blob":"+/+="}""", "Invalid last non-pad Base64 character dectected")]
    [InlineData("""{"Timestamp":"2026-01-31T08:00:00Z"}""", "STRING_VALUE cannot be converted to Timestamp")]
    [InlineData("""{"Date":1}""", "NUMBER_VALUE cannot be converted to Timestamp")]
    [InlineData("""{"Date":"yesterday"}""", "A timestamp is malformed")]
    [InlineData("""{"Timestamp":1e300}""", "A timestamp is out of range")]
    [InlineData("""{"Strings":"23"}""", "Unexpected field type")]
    [InlineData("""{"Strings":{}}""", "Start of structure or map found where not expected")]
    [InlineData("""{"Strings":[1]}""", "NUMBER_VALUE cannot be converted to String")]
    [InlineData("""{"Strings":[null]}""", "Unexpected token received from parser")]
    [InlineData("""{"Map":{"a":null}}""", "Unexpected token received from parser")]
    [InlineData("""{"Map":true}""", "Unexpected field type")]
    [InlineData("""{"Map":[]}""", "Unrecognized collection type java.util.Map<java.lang.String, java.lang.String>")]
    [InlineData("""{"StructMap":[]}""", "Unrecognized collection type java.util.Map<java.lang.String, com.amazonaws.dynamodb.v20120810.AllKinds>")]
    [InlineData("""{"ListMap":[]}""", "Unrecognized collection type java.util.Map<java.lang.String, java.util.List<com.amazonaws.dynamodb.v20120810.AllKinds>>")]
    [InlineData("""{"Struct":"23"}""", "Unexpected field type")]
    [InlineData("""{"Struct":[]}""", "Unrecognized collection type class com.amazonaws.dynamodb.v20120810.AllKinds")]
    [InlineData("""{"Structs":[23]}""", "Unexpected value type in payload")]
    [InlineData("""{"Structs":[[]]}""", "Unrecognized collection type class com.amazonaws.dynamodb.v20120810.AllKinds")]
    [InlineData("""{"StructMap":{"a":true}}""", "Unexpected value type in payload")]
    [InlineData("""{"ListMap":{"a":true}}""", NestedGeneric)]
    [InlineData("""{"MapList":[1]}""", NestedGeneric)]
    public void A_value_of_the_wrong_type_is_refused_in_the_services_words(string body, string message)
    {
        var refusal = Assert.Throws<SerializationException>(() => Decode(body));
        Assert.Equal(message, refusal.Message);
    }

    // Recorded of API Gateway, whose framework is older than the others'; what it finds in place of anything else was not recorded.
    [Theory]
    [InlineData("""{"String":true}""", "class java.lang.Boolean can not be converted to an String")]
    [InlineData("""{"Map":{"a":false}}""", "class java.lang.Boolean can not be converted to an String")]
    [InlineData("""{"String":1}""", "class com.amazon.coral.value.json.numbers.TruncatingBigNumber can not be converted to an String")]
    [InlineData("""{"String":[]}""", "Unrecognized collection type class java.lang.String")]
    [InlineData("""{"Integer":true}""", "TRUE_VALUE cannot be converted to Integer")]
    public void Where_classes_are_named_a_text_tells_what_was_found(string body, string message)
    {
        var refusal = Assert.Throws<SerializationException>(() =>
        {
            var reader = new JsonShapeReader(Encoding.UTF8.GetBytes(body), namesClasses: true);
            reader.BeginDocument();
            AllKinds.ReadMembers(ref reader);
        });
        Assert.Equal(message, refusal.Message);
    }

    // The services answer with the code alone.
    [Theory]
    [InlineData("hi")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}{}")]
    [InlineData("""{"String":"\ud800"}""")]
    [InlineData("""{"Map":{"\udfff":""}}""")]
    [InlineData("""{"\udfff":""}""")]
    public void What_is_no_JSON_object_is_refused(string body) => Assert.Equal("", Assert.Throws<SerializationException>(() => Decode(body)).Message);

    [Theory]
    [InlineData("{\"String\":\"\xff\"}")]
    [InlineData("{\"Map\":{\"\xff\xff\xff\xff\":\"\"}}")]
    public void Bytes_that_are_not_UTF_8_are_refused(string body) =>
        Assert.Throws<SerializationException>(() => Decode(Encoding.Latin1.GetBytes(body)));

    [Fact]
    public void Nesting_without_end_is_refused() =>
        Assert.Throws<SerializationException>(() => Decode(string.Concat(Enumerable.Repeat("""{"Struct":""", 10_000))));

    [Theory]
    [InlineData("""{"Integer":10.0}""", """{"Integer":10}""")]
    [InlineData("""{"Integer":1e1}""", """{"Integer":10}""")]
    [InlineData("""{"Integer":-1.9}""", """{"Integer":-1}""")]
    [InlineData("""{"Long":9223372036854775807}""", """{"Long":9223372036854775807}""")]
    [InlineData("""{"Boolean":"Yes"}""", """{"Boolean":true}""")]
    [InlineData("""{"Boolean":"0"}""", """{"Boolean":false}""")]
    [InlineData("""{"Double":"-Infinity","Float":"NaN"}""", """{"Double":"-Infinity","Float":"NaN"}""")]
    [InlineData("""{"String":null,"Unknown":{"a":[1,{"b":2}]},"Integer":1}""", """{"Integer":1}""")]
    [InlineData("""{"\u0053tring":"a\u0062","Map":{"\u0061":"b"}}""", """{"String":"ab","Map":{"a":"b"}}""")]
    [InlineData("""{"SparseStrings":["a",null],"SparseMap":{"a":null,"b":1}}""", """{"SparseStrings":["a",null],"SparseMap":{"a":null,"b":1}}""")]
    [InlineData("""{"Structs":[null]}""", """{"Structs":[{}]}""")]
    [InlineData("", "{}")]
    public void What_the_services_take_is_taken(string body, string meaning) =>
        Assert.True(System.Text.Json.Nodes.JsonNode.DeepEquals(
            System.Text.Json.Nodes.JsonNode.Parse(meaning), ModelValueWriter.Show(Decode(body))), ModelValueWriter.Show(Decode(body)).ToJsonString());

    // A shape with few members read right after one with many: the place to look first must not lie beyond its end.
    [Fact]
    public void Shapes_of_different_sizes_may_follow_each_other()
    {
        var input = Decode("""{"MapList":[{"a":{"MapList":[],"String":"x"}}],"String":"y"}""");
        Assert.Equal(("y", "x"), (input.String, input.MapList![0]["a"].String));
    }

    private static AllKinds Decode(string body) => Decode(Encoding.UTF8.GetBytes(body));

    private static AllKinds Decode(byte[] body) =>
        WireProtocol.Of(ProtocolName.AwsJson10).Decode<AllKinds>(TestRequest.Of("POST", "/", [], body), KindsContract.Put);
}
