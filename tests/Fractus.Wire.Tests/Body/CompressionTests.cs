using System.IO.Compression;
using System.Text;
using Fractus.Kernel;
using Fractus.Wire.Body;
using Fractus.Wire.SigV4;
using Fractus.Wire.Tests.Support;

namespace Fractus.Wire.Tests.Body;

public class CompressionTests
{
    [Fact]
    public void A_compressed_body_is_decompressed_and_the_sent_one_kept_for_the_signature()
    {
        var sent = Gzip(Encoding.UTF8.GetBytes(new string('a', 100_000)));
        var request = TestRequest.Of("POST", "/", ["Content-Encoding: gzip"], sent);
        BodyDecoder.Decompress(request, null, 100_000);
        Assert.Equal(new string('a', 100_000), Encoding.UTF8.GetString(request.Body.Span));
        Assert.Equal(sent, request.SentBody!.Value.ToArray());
    }

    // A few kilobytes can stand for gigabytes.
    [Fact]
    public void A_body_that_grows_beyond_the_limit_is_refused()
    {
        var request = TestRequest.Of("POST", "/", ["Content-Encoding: gzip"], Gzip(new byte[50_000_000]));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var refusal = Assert.Throws<CommonApiException>(() => BodyDecoder.Decompress(request, null, 1 << 20));
        Assert.Equal(413, refusal.Status);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10 << 20);
    }

    [Fact]
    public void Deflate_is_the_zlib_format()
    {
        using var sent = new MemoryStream();
        using (var zlib = new ZLibStream(sent, CompressionLevel.Fastest))
        {
            zlib.Write("some text"u8);
        }

        var request = TestRequest.Of("POST", "/", ["Content-Encoding: deflate"], sent.ToArray());
        BodyDecoder.Decompress(request, null, 1000);
        Assert.Equal("some text", Encoding.UTF8.GetString(request.Body.Span));
    }

    // DynamoDB calls it a fault of its own, and clients that look at the status alone must see the same.
    [Theory]
    [InlineData("gzip", "{}")]
    [InlineData("gzip", "")]
    [InlineData("deflate", "{}")]
    [InlineData("garbage", "{}")]
    public void A_body_that_is_not_what_it_says_is_refused(string encoding, string body)
    {
        var request = TestRequest.Of("POST", "/", ["Content-Encoding: " + encoding], body);
        Assert.Equal(500, Assert.Throws<CommonApiException>(() => BodyDecoder.Decompress(request, null, 1000)).Status);
    }

    [Fact]
    public void A_damaged_body_is_refused()
    {
        var damaged = Gzip("some text that is long enough to be damaged"u8.ToArray());
        damaged[15] ^= 0xFF;
        var request = TestRequest.Of("POST", "/", ["Content-Encoding: gzip"], damaged);
        Assert.Equal(500, Assert.Throws<CommonApiException>(() => BodyDecoder.Decompress(request, null, 1000)).Status);
    }

    // The last byte is of the length that gzip ends with; without it nobody knows that the body is whole.
    [Fact]
    public void A_body_that_breaks_off_is_refused()
    {
        var whole = Gzip("{}"u8.ToArray());
        var request = TestRequest.Of("POST", "/", ["Content-Encoding: gzip"], whole.AsSpan(0, whole.Length - 1).ToArray());
        Assert.Equal(500, Assert.Throws<CommonApiException>(() => BodyDecoder.Decompress(request, null, 1000)).Status);
    }

    // Random letters repeat nothing, yet each takes fewer than eight bits.
    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    public void What_repeats_nothing_is_still_shortened(string encoding)
    {
        var body = Encoding.ASCII.GetBytes(new Random(1).GetItems("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".AsSpan(), 200_000));
        Assert.InRange(ResponseCompression.Compress(encoding, body).Length, 1, body.Length * 3 / 4);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("identity", null)]
    [InlineData("br, zstd", null)]
    [InlineData("gzip, deflate", "gzip")]
    [InlineData("br, identity, deflate, gzip", "deflate")]
    [InlineData("dog, GZIP ,, cat", "gzip")]
    [InlineData("gzip;q=0.5, deflate;q=0.8", "deflate")]
    [InlineData("*", "gzip")]
    [InlineData("*, deflate", "deflate")]
    [InlineData("*, gzip;q=0.5", "deflate")]
    [InlineData("*;q=0", null)]
    [InlineData("gzip ;q=0", null)]
    [InlineData("gzip br", null)]
    [InlineData("deflate;q=0.5, gzip;q=31", "gzip")]
    [InlineData("deflate;q=0.5, gzip;q=0.x", "gzip")]
    [InlineData("gzip;q=0;q=1", null)]
    [InlineData("gzip;q=0, gzip;q=1", "gzip")]
    public void An_answer_is_compressed_as_the_caller_asks(string? accepted, string? encoding) =>
        Assert.Equal(encoding, ResponseCompression.Choose(accepted));

    [Fact]
    public void What_is_compressed_can_be_read()
    {
        var body = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("words and ", 1000)));
        using var gzip = new GZipStream(new MemoryStream(ResponseCompression.Compress("gzip", body).ToArray()), CompressionMode.Decompress);
        using var deflate = new ZLibStream(new MemoryStream(ResponseCompression.Compress("deflate", body).ToArray()), CompressionMode.Decompress);
        foreach (var stream in new Stream[] { gzip, deflate })
        {
            using var read = new MemoryStream();
            stream.CopyTo(read);
            Assert.Equal(body, read.ToArray());
        }
    }

    // To S3 the header says how the object is stored: decompressing it would store another object than was sent.
    [Fact]
    public void A_compressed_object_for_S3_stays_compressed()
    {
        var sent = Gzip("data"u8.ToArray());
        var request = TestRequest.Of(
            "PUT",
            "/b/k",
            ["Content-Encoding: gzip", "X-Amz-Date: 20260131T080000Z", "Authorization: AWS4-HMAC-SHA256 Credential=A/20260131/r/s3/aws4_request, SignedHeaders=host, Signature=00"],
            sent);
        Assert.True(SigV4Request.TryParse(request, out var signature));
        BodyDecoder.Decompress(request, signature, 1000);
        Assert.Equal(sent, request.Body.ToArray());
        Assert.Null(request.SentBody);
    }

    private static byte[] Gzip(byte[] data)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
        {
            gzip.Write(data);
        }

        return compressed.ToArray();
    }
}
