using System.Buffers;
using System.Text.Json.Nodes;
using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;
using Fractus.Wire.Tests.Json;
using Fractus.Wire.Tests.Protocols;
using Fractus.Wire.Tests.Support;

namespace Fractus.Wire.Tests.Cbor;

/// <summary>Every form that RFC 8949 gives a value; the examples are those of its appendix A, as members of a structure.</summary>
public class CborReaderTests
{
    [Theory]
    [InlineData("Long", "00", 0L)]
    [InlineData("Long", "17", 23L)]
    [InlineData("Long", "1818", 24L)]
    [InlineData("Long", "1903e8", 1000L)]
    [InlineData("Long", "1a000f4240", 1000000L)]
    [InlineData("Long", "1b000000e8d4a51000", 1000000000000L)]
    [InlineData("Long", "1b7fffffffffffffff", long.MaxValue)]
    [InlineData("Long", "3b7fffffffffffffff", long.MinValue)]
    [InlineData("Long", "20", -1L)]
    [InlineData("Long", "3903e7", -1000L)]
    [InlineData("Double", "f90000", 0.0)]
    [InlineData("Double", "f93c00", 1.0)]
    [InlineData("Double", "fb3ff199999999999a", 1.1)]
    [InlineData("Double", "f93e00", 1.5)]
    [InlineData("Double", "f97bff", 65504.0)]
    [InlineData("Double", "fa47c35000", 100000.0)]
    [InlineData("Double", "fa7f7fffff", 3.4028234663852886e+38)]
    [InlineData("Double", "f90001", 5.960464477539063e-8)]
    [InlineData("Double", "f9c400", -4.0)]
    [InlineData("Double", "19ffff", 65535.0)]
    [InlineData("Double", "f97c00", "Infinity")]
    [InlineData("Double", "f9fc00", "-Infinity")]
    [InlineData("Double", "f97e00", "NaN")]
    [InlineData("Float", "fa3fc00000", 1.5)]
    [InlineData("Boolean", "f4", false)]
    [InlineData("Boolean", "f5", true)]
    [InlineData("String", "60", "")]
    [InlineData("String", "6449455446", "IETF")]
    [InlineData("String", "64f0908591", "\ud800\udd51")]
    [InlineData("String", "7f657374726561646d696e67ff", "streaming")]
    [InlineData("Blob", "4401020304", "AQIDBA==")]
    [InlineData("Blob", "5f42010243030405ff", "AQIDBAU=")]
    [InlineData("Timestamp", "c11a514b67b0", 1363896240.0)]
    [InlineData("Timestamp", "c1fb41d452d9ec200000", 1363896240.5)]
    [InlineData("Timestamp", "c120", -1.0)]
    public void A_value_is_read_in_each_of_its_forms(string member, string hex, object value)
    {
        var shown = ModelValueWriter.Show(Decode(Member(member, hex)))[member];
        Assert.Equal(JsonValue.Create(value is long whole ? (double)whole : value)?.ToJsonString(), shown?.ToJsonString());
    }

    [Theory]
    [InlineData("bf6653 7472696e67 6161 67496e7465676572 01 ff", """{"String":"a","Integer":1}""")]
    [InlineData("a1 67537472696e6773 9f 6161 6162 ff", """{"Strings":["a","b"]}""")]
    [InlineData("a1 6d537061727365537472696e6773 83 6161 f6 f7", """{"SparseStrings":["a",null,null]}""")]
    [InlineData("a1 69537061727365 4d6170 bf 6161 f6 6162 01 ff", """{"SparseMap":{"a":null,"b":1}}""")]
    [InlineData("a3 66537472696e67 f6 67426f6f6c65616e f7 67496e7465676572 01", """{"Integer":1}""")]
    [InlineData("a2 67556e6b6e6f776e bf 6161 9f 01 c2 41 00 f93c00 f818 ff 6162 a1 5f 41 01 ff 7f 61 61 ff ff 67496e7465676572 01", """{"Integer":1}""")]
    [InlineData("bf 7f 63537472 63696e67 ff 6161 ff", """{"String":"a"}""")]
    [InlineData("", "{}")]
    public void A_structure_is_read_in_each_of_its_forms(string hex, string meaning)
    {
        var shown = ModelValueWriter.Show(Decode(Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal))));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(meaning), shown), shown.ToJsonString());
    }

    [Theory]
    [InlineData("Integer", "1a80000000", "NUMBER_VALUE cannot be converted to Integer")]
    [InlineData("Integer", "f93c00", "NUMBER_VALUE cannot be converted to Integer")]
    [InlineData("Long", "1b8000000000000000", "NUMBER_VALUE cannot be converted to Long")]
    [InlineData("Long", "3b8000000000000000", "NUMBER_VALUE cannot be converted to Long")]
    [InlineData("String", "01", "NUMBER_VALUE cannot be converted to String")]
    [InlineData("String", "f5", "TRUE_VALUE cannot be converted to String")]
    [InlineData("String", "80", "Start of list found where not expected")]
    [InlineData("Strings", "a0", "Start of structure or map found where not expected")]
    [InlineData("Struct", "6161", "STRING_VALUE cannot be converted to Structure")]
    [InlineData("Blob", "6161", "STRING_VALUE cannot be converted to Blob")]
    [InlineData("Boolean", "00", "NUMBER_VALUE cannot be converted to Boolean")]
    [InlineData("Timestamp", "1a514b67b0", "NUMBER_VALUE cannot be converted to Timestamp")]
    [InlineData("Timestamp", "c01a514b67b0", "Unexpected token received from parser")]
    [InlineData("Timestamp", "c1fb7ff0000000000000", "A timestamp is out of range")]
    [InlineData("Strings", "81f6", "Unexpected token received from parser")]
    public void A_value_of_the_wrong_type_is_refused(string member, string hex, string message) =>
        Assert.Equal(message, Assert.Throws<SerializationException>(() => Decode(Member(member, hex))).Message);

    [Theory]
    [InlineData("a0a0")]
    [InlineData("bf")]
    [InlineData("a1")]
    [InlineData("a16153")]
    [InlineData("ff")]
    [InlineData("1c")]
    [InlineData("80")]
    [InlineData("a166537472696e67 61ff")]
    [InlineData("a166537472696e67 7f4161ff")]
    [InlineData("a166537472696e67 7f7f6161ffff")]
    [InlineData("a1617aff")]
    [InlineData("a1617adf")]
    [InlineData("a1617a3f")]
    public void What_is_not_well_formed_is_refused(string hex) =>
        Assert.Throws<SerializationException>(() => Decode(Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal))));

    [Theory]
    [InlineData("Long", "00")]
    [InlineData("Long", "1818")]
    [InlineData("Long", "3903e7")]
    [InlineData("Long", "1b7fffffffffffffff")]
    [InlineData("Long", "3b7fffffffffffffff")]
    [InlineData("Double", "fb3ff199999999999a")]
    [InlineData("Double", "fa3fc00000")]
    [InlineData("Double", "faff800000")]
    [InlineData("Timestamp", "c11a514b67b0")]
    [InlineData("Timestamp", "c1fb41d452d9ec200000")]
    [InlineData("Boolean", "f5")]
    [InlineData("Blob", "4401020304")]
    [InlineData("SparseStrings", "82f66161")]
    [InlineData("SparseMap", "a16161f6")]
    public void A_value_is_written_in_its_shortest_form(string member, string hex)
    {
        var body = new ArrayBufferWriter<byte>();
        WireProtocol.Of(ProtocolName.RpcV2Cbor).Encode(new WireResponse(body), KindsContract.Put, Decode(Member(member, hex)), "id");
        Assert.Equal($"bf{Convert.ToHexStringLower(Member(member, hex)[1..])}ff", Convert.ToHexStringLower(body.WrittenSpan));
    }

    private static byte[] Member(string name, string hex) =>
        [0xA1, (byte)(0x60 + name.Length), .. System.Text.Encoding.ASCII.GetBytes(name), .. Convert.FromHexString(hex)];

    private static AllKinds Decode(byte[] body) =>
        WireProtocol.Of(ProtocolName.RpcV2Cbor).Decode<AllKinds>(TestRequest.Of("POST", "/", [], body), KindsContract.Put);
}
