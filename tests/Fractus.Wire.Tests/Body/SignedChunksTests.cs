using System.Buffers;
using System.Text;
using Fractus.Kernel;
using Fractus.Wire.Body;
using Fractus.Wire.SigV4;
using Fractus.Wire.Tests.Support;

namespace Fractus.Wire.Tests.Body;

/// <summary>Bodies in signed chunks. The values with the date of 2013 are the worked examples of the S3 API reference.</summary>
public class SignedChunksTests
{
    private const string SecretOfExamples = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

    private static readonly ReferenceSigner s_signer = new("s3", "20130524T000000Z");
    private static readonly byte[] s_key = s_signer.Key;

    [Fact]
    public void The_documented_example_is_accepted()
    {
        var seed = new Example("STREAMING-AWS4-HMAC-SHA256-PAYLOAD", "4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9");
        var body = Framed(
            ("10000", "ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648", 65536),
            ("400", "0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497", 1024),
            ("0", "b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9", 0));
        Assert.Equal(new string('a', 66560), Decode(seed, body + "\r\n"));
    }

    [Fact]
    public void The_documented_example_with_a_trailer_is_accepted()
    {
        var seed = new Example("STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER", "106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e");
        var body = Framed(
            ("10000", "b474d8862b1487a5145d686f57f013e54db672cee1c953b3010fb58501ef5aa2", 65536),
            ("400", "1c1344b170168f8e65b41376b44b20fe354e373826ccbbe2c1d40a8cae51e5c7", 1024),
            ("0", "2ca2aba2005185cf7159c6277faf83795951dd77a3a99e6e65d5c9f85863f992", 0));
        const string Trailer = "x-amz-checksum-crc32c:sOO8/Q==\r\nx-amz-trailer-signature:d81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435\r\n\r\n";
        Assert.Equal(new string('a', 66560), Decode(seed, body + Trailer));
    }

    // S3 signs the path once; what matters is that the seed of the chain is the signature that the verifier accepts.
    [Fact]
    public void The_seed_of_the_documented_example_is_the_signature_of_its_request()
    {
        var request = TestRequest.Of(
            "PUT",
            "/examplebucket/chunkObject.txt",
            [
                "Host: s3.amazonaws.com", "X-Amz-Date: 20130524T000000Z", "X-Amz-Storage-Class: REDUCED_REDUNDANCY", "Content-Encoding: aws-chunked",
                "X-Amz-Decoded-Content-Length: 66560", "Content-Length: 66824", "X-Amz-Content-Sha256: STREAMING-AWS4-HMAC-SHA256-PAYLOAD",
                "Authorization: AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request, "
                + "SignedHeaders=content-encoding;content-length;host;x-amz-content-sha256;x-amz-date;x-amz-decoded-content-length;x-amz-storage-class, "
                + "Signature=4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9",
            ]);
        Assert.True(SigV4Request.TryParse(request, out var signature));
        Assert.NotNull(signature);
        new SigV4Verifier(new FixedTime("2013-05-24T00:00:00Z")).Verify(request, signature, SecretOfExamples);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100)]
    [InlineData(8192)]
    public void Pieces_of_any_size_give_the_same_body(int pieceLength)
    {
        var data = new string('x', 10_000) + "y";
        var example = Own(data.Length, trailing: "x-amz-checksum-sha256");
        var body = Encoding.UTF8.GetBytes(ChunkedBody.Signed(
            s_signer, example.Seed, [data[..9_000], data[9_000..]], "x-amz-checksum-sha256:" + ChunkedBody.Base64Sha256(data)));
        using var decoder = BodyDecoder.CreateChunkedDecoder(example.Request(""), example.Signature, s_key, data.Length);
        var output = new ArrayBufferWriter<byte>();
        for (var at = 0; at < body.Length; at += pieceLength)
        {
            decoder.Append(body.AsSpan(at, Math.Min(pieceLength, body.Length - at)), output);
        }

        decoder.Complete();
        Assert.Equal(data, Encoding.UTF8.GetString(output.WrittenSpan));
        Assert.Equal(ChunkedBody.Base64Sha256(data), decoder.TrailingChecksum);
    }

    [Fact]
    public void A_changed_byte_is_noticed()
    {
        var body = ChunkedBody.Signed(s_signer, Own(5).Seed, ["hello"]);
        AssertRefused(Own(5), body.Replace("hello", "jello", StringComparison.Ordinal), "SignatureDoesNotMatch", 403);
    }

    [Fact]
    public void Chunks_in_another_order_are_noticed()
    {
        var (a, b) = (new string('a', 8192), new string('b', 8192));
        var body = ChunkedBody.Signed(s_signer, Own(16384).Seed, [a, b]);
        var lines = body.Split("\r\n");
        var swapped = string.Join("\r\n", [lines[2], lines[3], lines[0], lines[1], .. lines[4..]]);
        AssertRefused(Own(16384), swapped, "SignatureDoesNotMatch", 403);
    }

    // Without a signature over the empty last chunk, an attacker could cut a body short at any chunk.
    [Fact]
    public void A_body_cut_at_a_chunk_is_noticed()
    {
        var body = ChunkedBody.Signed(s_signer, Own(8197).Seed, [new string('a', 8192), "hello"]);
        var cut = body[..body.IndexOf("5;", StringComparison.Ordinal)];
        AssertRefused(Own(8197), cut, "IncompleteBody", 400);
        AssertRefused(Own(8192), cut + "0;chunk-signature=" + new string('0', 64) + "\r\n\r\n", "SignatureDoesNotMatch", 403);
    }

    [Fact]
    public void A_changed_trailing_checksum_is_noticed()
    {
        var body = ChunkedBody.Signed(s_signer, Own(5, "x-amz-checksum-crc32").Seed, ["hello"], "x-amz-checksum-crc32:NhCmhg==");
        AssertRefused(Own(5, "x-amz-checksum-crc32"), body.Replace("NhCmhg", "AAAAAA", StringComparison.Ordinal), "BadDigest", 400);
        var other = ChunkedBody.Signed(s_signer, Own(5, "x-amz-checksum-crc32").Seed, ["hello"], "x-amz-checksum-crc32:AAAAAA==");
        AssertRefused(Own(5, "x-amz-checksum-crc32"), other.Replace("AAAAAA", "NhCmhg", StringComparison.Ordinal), "SignatureDoesNotMatch", 403);
    }

    [Fact]
    public void A_trailer_without_its_signature_is_refused()
    {
        var body = ChunkedBody.Signed(s_signer, Own(5, "x-amz-checksum-crc32").Seed, ["hello"], "x-amz-checksum-crc32:NhCmhg==");
        var at = body.IndexOf("x-amz-trailer-signature", StringComparison.Ordinal);
        AssertRefused(Own(5, "x-amz-checksum-crc32"), body[..at] + "\r\n", "MalformedTrailerError", 400);
    }

    [Theory]
    [InlineData("5\r\nhello\r\n0\r\n\r\n")]
    [InlineData("5;chunk-signatur=00\r\nhello\r\n0\r\n\r\n")]
    [InlineData("j;chunk-signature=00\r\nhello\r\n0\r\n\r\n")]
    public void A_chunk_without_its_signature_or_size_is_refused(string body) => AssertRefused(Own(5), body, "IncompleteBody", 400);

    private static string Decode(Example example, string body)
    {
        var request = example.Request(body);
        BodyDecoder.Unchunk(request, example.Signature, ExampleKey(), 1 << 20);
        return Encoding.UTF8.GetString(request.Body.Span);
    }

    private static byte[] ExampleKey() =>
        new SigV4Verifier(TimeProvider.System).SigningKey(SecretOfExamples, new Example("", "").Signature);

    private static Example Own(int length, string? trailing = null) =>
        new(trailing is null ? "STREAMING-AWS4-HMAC-SHA256-PAYLOAD" : "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER", new string('7', 64), length, trailing);

    private static void AssertRefused(Example example, string body, string code, int status)
    {
        var request = example.Request(body);
        var refusal = Assert.Throws<CommonApiException>(() => BodyDecoder.Unchunk(request, example.Signature, s_key, 1 << 20));
        Assert.Equal((code, status), (refusal.Code, refusal.Status));
    }

    private static string Framed(params (string Size, string Signature, int Length)[] chunks) => string.Concat(
        chunks.Select(c => $"{c.Size};chunk-signature={c.Signature}\r\n{new string('a', c.Length)}{(c.Length > 0 ? "\r\n" : "")}"));

    private sealed record Example(string Form, string Seed, int Length = 66560, string? Trailing = "x-amz-checksum-crc32c")
    {
        public SigV4Request Signature => new()
        {
            AccessKeyId = "AKIAIOSFODNN7EXAMPLE",
            Date = "20130524",
            Region = "us-east-1",
            Service = "s3",
            SignedHeaders = ["host"],
            Signature = Seed,
            Timestamp = "20130524T000000Z",
        };

        public WireRequest Request(string body) => TestRequest.Of(
            "PUT",
            "/examplebucket/chunkObject.txt",
            [$"X-Amz-Content-Sha256: {Form}", $"X-Amz-Decoded-Content-Length: {Length}", $"X-Amz-Trailer: {Trailing}"],
            body);
    }
}
