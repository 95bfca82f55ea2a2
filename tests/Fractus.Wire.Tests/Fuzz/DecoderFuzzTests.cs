using System.Text;
using Fractus.Kernel;
using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;
using Fractus.Wire.Body;
using Fractus.Wire.SigV4;
using Fractus.Wire.Tests.Protocols;
using Fractus.Wire.Tests.Support;

namespace Fractus.Wire.Tests.Fuzz;

/// <summary>
/// Whatever bytes arrive, a decoder answers with a value or with a declared refusal: anything else would be a fault of the server that
/// anyone could cause, and without a signature.
/// </summary>
public class DecoderFuzzTests
{
    private const int SpoiledPerRow = 60;

    public static TheoryData<string> Protocols => ["AwsJson10", "AwsJson11", "AwsQuery", "RestJson", "RestXml", "Cbor"];

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task A_spoiled_body_is_read_or_refused(string protocol)
    {
        foreach (var row in Vectors.Rows(protocol, "requests"))
        {
            var mutator = new Mutator(row.Text("name").Length);
            for (var i = 0; i < SpoiledPerRow; i++)
            {
                await AssertDeclared(protocol, row.Text("method"), row.Text("target"), row.Headers(), mutator.Spoil(row.Body(protocol)));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task Random_bytes_are_read_or_refused(string protocol)
    {
        foreach (var row in Vectors.Rows(protocol, "requests"))
        {
            var mutator = new Mutator(row.Text("name").Length + 1);
            for (var i = 0; i < SpoiledPerRow; i++)
            {
                await AssertDeclared(protocol, row.Text("method"), row.Text("target"), row.Headers(), mutator.Bytes(200));
            }
        }
    }

    [Theory]
    [InlineData("RestJson")]
    [InlineData("RestXml")]
    public async Task Spoiled_paths_query_strings_and_headers_are_read_or_refused(string protocol)
    {
        foreach (var row in Vectors.Rows(protocol, "requests"))
        {
            var mutator = new Mutator(row.Text("name").Length + 2);
            for (var i = 0; i < SpoiledPerRow; i++)
            {
                var target = Encoding.Latin1.GetString(mutator.Spoil(Encoding.Latin1.GetBytes(row.Text("target"))));
                var headers = row.Headers().Select(h => new KeyValuePair<string, string>(
                    h.Key, Encoding.Latin1.GetString(mutator.Spoil(Encoding.Latin1.GetBytes(h.Value)))));
                await AssertDeclared(protocol, row.Text("method"), target, headers, row.Body(protocol));
            }
        }
    }

    [Fact]
    public void A_spoiled_chunked_body_is_read_or_refused()
    {
        var body = "2000\r\n"u8.ToArray().Concat(new byte[8192]).Concat("\r\n5\r\nhello\r\n0\r\nx-amz-checksum-crc32:NhCmhg==\r\n\r\n"u8.ToArray()).ToArray();
        string[] headers =
        [
            "X-Amz-Content-Sha256: STREAMING-UNSIGNED-PAYLOAD-TRAILER", "X-Amz-Decoded-Content-Length: 8197", "X-Amz-Trailer: x-amz-checksum-crc32",
        ];
        var signature = new SigV4Request
        {
            AccessKeyId = "", Date = "", Region = "", Service = "s3", SignedHeaders = [], Signature = "", Timestamp = "",
        };
        var mutator = new Mutator(1);
        for (var i = 0; i < 3000; i++)
        {
            var request = TestRequest.Of("PUT", "/", headers, i % 2 == 0 ? mutator.Spoil(body) : mutator.Bytes(300));
            AssertDeclared(() => BodyDecoder.Unchunk(request, signature, null, 1 << 16), request.Body.Span);
        }
    }

    [Fact]
    public void A_spoiled_signature_is_verified_or_refused()
    {
        var verifier = new SigV4Verifier(new FixedTime("2026-01-31T08:00:00Z"));
        var authorization = "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260131/us-east-1/s3/aws4_request, SignedHeaders=host;x-amz-date, Signature="u8.ToArray();
        var query = Encoding.ASCII.GetBytes(
            "a=%20b&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=A%2F20260131%2Fr%2Fs%2Faws4_request&X-Amz-Date=20260131T080000Z"
            + "&X-Amz-SignedHeaders=host&X-Amz-Expires=60&X-Amz-Signature=00");
        var mutator = new Mutator(2);
        for (var i = 0; i < 6000; i++)
        {
            var header = "Authorization: " + Encoding.Latin1.GetString(mutator.Spoil(authorization));
            var target = "/%2e/../a" + (i % 2 == 0 ? "" : "?" + Encoding.Latin1.GetString(mutator.Spoil(query)));
            var request = TestRequest.Of("GET", target, i % 2 == 0 ? ["X-Amz-Date: 20260131T080000Z", header] : [], "");
            AssertDeclared(() => Verify(verifier, request), Encoding.Latin1.GetBytes(target + header));
        }
    }

    // A count that the data cannot hold must not be believed.
    [Theory]
    [InlineData("9BFFFFFFFFFFFFFFFF")]
    [InlineData("BF667374726E67735BFFFFFFFFFFFFFFFFFF")]
    [InlineData("A16153BB00000000FFFFFFFF")]
    [InlineData("A161539A7FFFFFFF")]
    public void A_length_that_lies_takes_no_memory(string hex)
    {
        var body = Convert.FromHexString(hex);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<SerializationException>(() => WireProtocol.Of(ProtocolName.RpcV2Cbor)
            .Decode<Json.AllKinds>(TestRequest.Of("POST", "/", [], body), Json.KindsContract.Put));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
    }

    // The classic attacks: entities that grow or fetch, and nesting that exhausts the stack.
    [Theory]
    [InlineData("<!DOCTYPE a [<!ENTITY b \"bbbb\">]><a>&b;</a>")]
    [InlineData("<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>")]
    [InlineData("<a>&unknown;</a>")]
    [InlineData("<a><b></a></b>")]
    [InlineData("<a/><b/>")]
    [InlineData("text")]
    [InlineData("<a>\u0001</a>")]
    public async Task XML_that_is_dangerous_or_malformed_is_refused(string xml) =>
        Assert.IsType<SerializationException>(await Failure("RestXml", "PUT", "/XmlLists", [], Encoding.UTF8.GetBytes(xml)));

    [Theory]
    [InlineData(100)]
    [InlineData(200_000)]
    public async Task XML_that_is_too_deep_is_refused(int depth) =>
        Assert.IsType<SerializationException>(await Failure(
            "RestXml", "PUT", "/XmlLists", [], Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<a>", depth)))));

    [Fact]
    public async Task CBOR_that_is_too_deep_is_refused()
    {
        // Unknown members are passed over, which must not take a stack frame for each level without end.
        byte[] body = [0xA1, 0x61, 0x78, .. Enumerable.Repeat((byte)0x81, 100_000)];
        Assert.IsType<SerializationException>(await Failure(
            "Cbor", "POST", "/service/RpcV2Protocol/operation/RpcV2CborLists", [new("smithy-protocol", "rpc-v2-cbor")], body));
    }

    [Fact]
    public async Task A_form_of_too_many_or_too_deep_parameters_is_refused()
    {
        var many = string.Concat(Enumerable.Range(0, 60_000).Select(i => $"&a{i}=b"));
        var deep = "&" + string.Join('.', Enumerable.Repeat("a", 1000)) + "=b";
        foreach (var parameters in new[] { many, deep })
        {
            Assert.IsType<SerializationException>(await Failure(
                "AwsQuery", "POST", "/", [new("Content-Type", "application/x-www-form-urlencoded")], Encoding.UTF8.GetBytes("Action=QueryLists&Version=2020-01-08" + parameters)));
        }
    }

    private static void Verify(SigV4Verifier verifier, WireRequest request)
    {
        if (SigV4Request.TryParse(request, out var signature))
        {
            verifier.VerifyTime(signature!);
            verifier.Verify(request, signature!, "secret");
        }
    }

    private static async Task AssertDeclared(
        string protocol, string method, string target, IEnumerable<KeyValuePair<string, string>> headers, byte[] body)
    {
        var failure = await Failure(protocol, method, target, headers, body);
        Assert.True(failure is null or SerializationException, $"{target} {Convert.ToHexString(body)}: {failure}");
    }

    private static void AssertDeclared(Action action, ReadOnlySpan<byte> input)
    {
        var failure = Record.Exception(action);
        Assert.True(failure is null or ApiException, $"{Convert.ToHexString(input)}: {failure}");
    }

    private static Task<Exception?> Failure(
        string protocol, string method, string target, IEnumerable<KeyValuePair<string, string>> headers, byte[] body) =>
        Record.ExceptionAsync(async () =>
        {
            var request = TestRequest.Of(method, target, headers.Select(h => $"{h.Key}: {h.Value}"), body);
            if (TestServices.RouterOf(protocol).Resolve(request, null) is { Bound: { } bound } route)
            {
                await bound.Accept(new Decoder(route.Protocol, request));
            }
        });

    private readonly struct Decoder(WireProtocol protocol, WireRequest request) : IOperationVisitor
    {
        public ValueTask Visit<TInput, TOutput>(BoundOperation<TInput, TOutput> bound)
            where TInput : class, IShape<TInput>
            where TOutput : class, IShape<TOutput>
        {
            bound.Typed.Validate(protocol.Decode<TInput>(request, bound.Operation));
            return ValueTask.CompletedTask;
        }
    }
}
