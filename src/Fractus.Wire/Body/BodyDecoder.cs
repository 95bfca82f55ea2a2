using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using Fractus.Kernel;
using Fractus.Wire.SigV4;

namespace Fractus.Wire.Body;

/// <summary>
/// Turns a body as sent into the body that was meant. Compression comes off before the operation is resolved, as a form may be
/// compressed; chunks come off after the request's signature is verified, as theirs build on it.
/// </summary>
public static class BodyDecoder
{
    private const string SignedChunks = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD";
    private const string SignedChunksAndTrailer = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER";
    private const string UnsignedChunksAndTrailer = "STREAMING-UNSIGNED-PAYLOAD-TRAILER";

    /// <summary>
    /// Puts the decompressed body into <see cref="WireRequest.Body"/> where the request says <c>Content-Encoding: gzip</c> or
    /// <c>deflate</c>; the signature is still verified over what was sent. To S3 the header says how the object is stored: its bodies
    /// stay as they are.
    /// </summary>
    /// <param name="request">The request with the body as sent.</param>
    /// <param name="signature">Its signature, which names the service; null where it has none.</param>
    /// <param name="maxBytes">How long the decompressed body may be.</param>
    /// <exception cref="ApiException">
    /// The body is not what the header says, is damaged, or is longer than allowed: 500, as DynamoDB answers, or 413.
    /// </exception>
    public static void Decompress(WireRequest request, SigV4Request? signature, int maxBytes)
    {
        var encoding = request.Headers.Get("Content-Encoding")?.ToLowerInvariant();
        if (encoding is null or "identity" or "aws-chunked" or "" || signature?.Service == "s3")
        {
            return;
        }

        request.SentBody = request.Body;
        request.Body = Decompressed(encoding, request.Body, maxBytes);
    }

    /// <summary>True where the body is in chunks, as <c>X-Amz-Content-Sha256</c> says.</summary>
    public static bool IsChunked(WireRequest request) =>
        request.Headers.Get("X-Amz-Content-Sha256")?.StartsWith("STREAMING-", StringComparison.Ordinal) == true;

    /// <summary>Takes the framing off a body in chunks that is wholly in memory, and verifies it.</summary>
    /// <param name="request">The request; its <see cref="WireRequest.Body"/> is replaced.</param>
    /// <param name="signature">The request's signature, verified.</param>
    /// <param name="signingKey">The key it was made with; null where the caller's key is unknown and its signature was not verified.</param>
    /// <param name="maxBytes">How long the decoded body may be.</param>
    /// <exception cref="ApiException">The body is malformed, or a signature or checksum in it is wrong.</exception>
    public static void Unchunk(WireRequest request, SigV4Request signature, byte[]? signingKey, int maxBytes)
    {
        if (!IsChunked(request))
        {
            return;
        }

        using var decoder = CreateChunkedDecoder(request, signature, signingKey, maxBytes);
        var output = new ArrayBufferWriter<byte>(Math.Max(request.Body.Length, 1));
        decoder.Append(request.Body.Span, output);
        decoder.Complete();
        request.SentBody = request.Body;
        request.Body = output.WrittenMemory;
    }

    /// <summary>The decoder for a chunked body that comes in pieces.</summary>
    /// <inheritdoc cref="Unchunk"/>
    public static AwsChunkedDecoder CreateChunkedDecoder(WireRequest request, SigV4Request signature, byte[]? signingKey, long maxBytes)
    {
        var form = request.Headers.Get("X-Amz-Content-Sha256");
        var (isSigned, hasTrailer) = form switch
        {
            SignedChunks => (true, false),
            SignedChunksAndTrailer => (true, true),
            UnsignedChunksAndTrailer => (false, true),
            _ => throw BodyErrors.UnknownPayloadForm(),
        };
        if (!long.TryParse(request.Headers.Get("X-Amz-Decoded-Content-Length"), NumberStyles.None, CultureInfo.InvariantCulture, out var length))
        {
            throw BodyErrors.MissingLength();
        }

        if (length > maxBytes)
        {
            throw BodyErrors.TooLarge();
        }

        var signatures = isSigned && signingKey is not null ? new ChunkSignatures(signature, signingKey) : null;
        return new AwsChunkedDecoder(length, signatures, hasTrailer ? Announced(request) : null, hasTrailer);
    }

    // The trailer need not announce anything; if it does, it is a checksum.
    private static ChecksumAlgorithm? Announced(WireRequest request)
    {
        if (request.Headers.Get("X-Amz-Trailer") is not { Length: > 0 } name)
        {
            return null;
        }

        return PayloadChecksum.TryParseHeader(name.Trim(), out var algorithm) ? algorithm : throw BodyErrors.UnknownTrailer();
    }

    private static ReadOnlyMemory<byte> Decompressed(string encoding, ReadOnlyMemory<byte> body, int maxBytes)
    {
        if (body.IsEmpty)
        {
            throw BodyErrors.Undecodable(encoding, null);
        }

        var output = new ArrayBufferWriter<byte>(Math.Min(maxBytes, Math.Max(body.Length * 4, 256)));
        try
        {
            using var compressed = new MemoryStream(body.ToArray(), writable: false);
            using Stream decompressed = encoding switch
            {
                "gzip" => new GZipStream(compressed, CompressionMode.Decompress),
                "deflate" => new ZLibStream(compressed, CompressionMode.Decompress),
                _ => throw BodyErrors.Undecodable(encoding, null),
            };
            while (true)
            {
                var count = decompressed.Read(output.GetSpan(4096));
                if (count == 0)
                {
                    return output.WrittenMemory;
                }

                output.Advance(count);
                if (output.WrittenCount > maxBytes)
                {
                    throw new CommonApiException("RequestEntityTooLargeException", 413, "The decompressed request is too large");
                }
            }
        }
        catch (InvalidDataException damaged)
        {
            throw BodyErrors.Undecodable(encoding, damaged);
        }
    }
}
