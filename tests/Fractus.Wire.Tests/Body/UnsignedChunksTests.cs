using System.Text;
using Fractus.Kernel;
using Fractus.Wire.Body;
using Fractus.Wire.SigV4;
using Fractus.Wire.Tests.Support;

namespace Fractus.Wire.Tests.Body;

/// <summary>Bodies in chunks without signatures, as today's SDKs send to S3. The errors were recorded on the real service by others.</summary>
public class UnsignedChunksTests
{
    private static readonly SigV4Request s_signature = new()
    {
        AccessKeyId = "A",
        Date = "20260131",
        Region = "us-east-1",
        Service = "s3",
        SignedHeaders = ["host"],
        Signature = new string('0', 64),
        Timestamp = "20260131T080000Z",
    };

    [Theory]
    [InlineData("x-amz-checksum-crc32", "z3mWAA==")]
    [InlineData("x-amz-checksum-crc32c", "rxvjPA==")]
    [InlineData("x-amz-checksum-crc64nvme", "dYnI3/Fh0gM=")]
    [InlineData("x-amz-checksum-sha1", "8O8FwCfmd5fCbCBvH09mrKMVoHU=")]
    [InlineData("x-amz-checksum-sha256", "OoSow5X4zTIPl27MtdFdYT+9O3C367C75+Cb2MFtRBc=")]
    public void A_trailing_checksum_is_verified(string name, string checksum)
    {
        const string Data = "the object data";
        Assert.Equal(Data, Decode($"f\r\n{Data}\r\n0\r\n{name}:{checksum}\r\n\r\n", Data.Length, name));
        Assert.Equal(Data, Decode($"F\r\n{Data}\r\n0\r\n{name}: {checksum} \r\n\r\n", Data.Length, name));
        var other = AssertRefused($"f\r\nthe object dat4\r\n0\r\n{name}:{checksum}\r\n\r\n", "15", name, "BadDigest", 400);
        var algorithm = name["x-amz-checksum-".Length..].ToUpperInvariant();
        Assert.Equal($"The {algorithm} you specified did not match the calculated checksum.", other.Message);
    }

    [Theory]
    [InlineData("x-amz-checksum-crc32", "MSpqpg==")]
    [InlineData("x-amz-checksum-crc64nvme", "SmzZ/LTp1CA=")]
    public void A_checksum_of_seven_bytes_is_right_too(string name, string checksum) =>
        Assert.Equal("abcdefg", Decode($"7\r\nabcdefg\r\n0\r\n{name}:{checksum}\r\n\r\n", 7, name));

    [Fact]
    public void An_empty_body_has_a_checksum_as_well() =>
        Assert.Equal("", Decode("0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n", 0, "x-amz-checksum-crc32"));

    [Fact]
    public void Without_an_announced_trailer_none_is_needed() => Assert.Equal("hello", Decode("5\r\nhello\r\n0\r\n\r\n", 5, ""));

    [Theory]
    [InlineData("x-amz-checksum-crc64nvme", "5\r\nhello\r\n0\r\n\r\n")]
    [InlineData("x-amz-checksum-crc64nvme", "5\r\nhello\r\n0\r\n:M3eFcAZSQlc=\r\n\r\n")]
    [InlineData("", "5\r\nhello\r\n0\r\nx-amz-checksum-crc64nvme:M3eFcAZSQlc=\r\n\r\n")]
    [InlineData("x-amz-checksum-crc64nvme", "5\r\nhello\r\n0\r\ninvalid_trailer:M3eFcAZSQlc=\r\n\r\n")]
    [InlineData("x-amz-checksum-sha1", "5\r\nhello\r\n0\r\nx-amz-checksum-crc32:NhCmhg==\r\n\r\n")]
    [InlineData("x-amz-checksum-crc32", "5\r\nhello\r\n0\r\nx-amz-checksum-crc32:NhCmhg==\r\nx-amz-checksum-crc32:NhCmhg==\r\n\r\n")]
    public void A_trailer_other_than_the_announced_is_refused(string announced, string body) =>
        AssertRefused(body, "5", announced, "MalformedTrailerError", 400);

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("12x")]
    [InlineData("-1")]
    [InlineData("99999999999999999999")]
    public void The_decoded_length_must_be_told(string length) => AssertRefused("0\r\n\r\n", length, "", "MissingContentLength", 411);

    [Theory]
    [InlineData("b\r\nabcdefghijk\r\n0\r\n\r\n", "5")]
    [InlineData("b\r\nabcdefghijk\r\n0\r\n\r\n", "200")]
    [InlineData("7fffffffffffffff\r\nabc", "5")]
    public void The_decoded_length_must_be_true(string body, string length)
    {
        var refusal = AssertRefused(body, length, "", "IncompleteBody", 400);
        Assert.Equal("You did not provide the number of bytes specified by the Content-Length HTTP header", refusal.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("5\r\nhel")]
    [InlineData("5\r\nhello")]
    [InlineData("5\r\nhello\r\n")]
    [InlineData("5\r\nhello\r\n0\r\n")]
    [InlineData("5\r\nhelloo\r\n0\r\n\r\n")]
    [InlineData("5\nhello\n0\n\n")]
    [InlineData("\r\n5\r\nhello\r\n0\r\n\r\n")]
    [InlineData("-5\r\nhello\r\n0\r\n\r\n")]
    [InlineData("5 \r\nhello\r\n0\r\n\r\n")]
    [InlineData("ffffffffffffffffff\r\nhello\r\n0\r\n\r\n")]
    [InlineData("5\r\nhello\r\n0\r\n\r\nmore")]
    public void Framing_that_is_not_whole_is_refused(string body) => AssertRefused(body, "5", "", "IncompleteBody", 400);

    [Fact]
    public void A_line_without_end_does_not_fill_the_memory() =>
        AssertRefused(new string('0', 5000), "5", "", "IncompleteBody", 400);

    [Theory]
    [InlineData(100, 100, false)]
    [InlineData(8191, 8192, false)]
    [InlineData(8192, 100, true)]
    public void Only_the_last_chunk_may_be_small(int first, int second, bool isGood)
    {
        var body = $"{first:x}\r\n{new string('a', first)}\r\n{second:x}\r\n{new string('b', second)}\r\n0\r\n\r\n";
        if (isGood)
        {
            Assert.Equal(first + second, Decode(body, first + second, "").Length);
        }
        else
        {
            AssertRefused(body, $"{first + second}", "", "InvalidChunkSizeError", 403);
        }
    }

    [Fact]
    public void A_checksum_that_is_none_is_refused()
    {
        var refusal = AssertRefused("5\r\nhello\r\n0\r\nx-amz-checksum-crc32:NhC\r\n\r\n", "5", "x-amz-checksum-crc32", "InvalidRequest", 400);
        Assert.Equal("Value for x-amz-checksum-crc32 trailing header is invalid.", refusal.Message);
    }

    [Fact]
    public void A_trailer_that_is_no_checksum_is_refused_at_once() => AssertRefused("", "5", "x-amz-meta-a", "InvalidRequest", 400);

    [Fact]
    public void A_body_longer_than_allowed_is_refused_before_it_is_read() =>
        AssertRefused("", "1048577", "", "EntityTooLarge", 400);

    [Fact]
    public void An_unknown_form_of_stream_is_refused()
    {
        var request = TestRequest.Of("PUT", "/b/k", ["X-Amz-Content-Sha256: STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD", "X-Amz-Decoded-Content-Length: 5"]);
        Assert.Throws<CommonApiException>(() => BodyDecoder.Unchunk(request, s_signature, null, 1 << 20));
    }

    [Fact]
    public void A_body_that_is_not_in_chunks_stays_as_it_is()
    {
        var request = TestRequest.Of("PUT", "/b/k", ["X-Amz-Content-Sha256: UNSIGNED-PAYLOAD"], "5\r\nhello\r\n0\r\n\r\n");
        BodyDecoder.Unchunk(request, s_signature, null, 1 << 20);
        Assert.Equal("5\r\nhello\r\n0\r\n\r\n", Encoding.UTF8.GetString(request.Body.Span));
        Assert.Null(request.SentBody);
    }

    private static string Decode(string body, int length, string trailer)
    {
        var request = Request(body, $"{length}", trailer);
        BodyDecoder.Unchunk(request, s_signature, null, 1 << 20);
        Assert.Equal(body, Encoding.UTF8.GetString(request.SentBody!.Value.Span));
        return Encoding.UTF8.GetString(request.Body.Span);
    }

    private static CommonApiException AssertRefused(string body, string length, string trailer, string code, int status)
    {
        var request = Request(body, length, trailer);
        var refusal = Assert.Throws<CommonApiException>(() => BodyDecoder.Unchunk(request, s_signature, null, 1 << 20));
        Assert.Equal((code, status), (refusal.Code, refusal.Status));
        return refusal;
    }

    private static WireRequest Request(string body, string length, string trailer) => TestRequest.Of(
        "PUT",
        "/b/k",
        ["X-Amz-Content-Sha256: STREAMING-UNSIGNED-PAYLOAD-TRAILER", $"X-Amz-Decoded-Content-Length: {length}", $"X-Amz-Trailer: {trailer}"],
        body);
}
