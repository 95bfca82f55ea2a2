using System.IO.Compression;
using System.Text;
using Fractus.Kernel;
using Fractus.Kernel.Shapes;
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
    public void A_body_that_is_not_what_it_says_is_refused()
    {
        var plain = TestRequest.Of("POST", "/", ["Content-Encoding: gzip"], "{}");
        Assert.Throws<SerializationException>(() => BodyDecoder.Decompress(plain, null, 1000));
        var damaged = Gzip("some text that is long enough to be damaged"u8.ToArray());
        damaged[15] ^= 0xFF;
        Assert.Throws<SerializationException>(() => BodyDecoder.Decompress(TestRequest.Of("POST", "/", ["Content-Encoding: gzip"], damaged), null, 1000));
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
