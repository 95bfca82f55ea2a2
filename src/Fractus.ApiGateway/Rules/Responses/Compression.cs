using System.IO.Compression;

namespace Fractus.ApiGateway.Rules.Responses;

/// <summary>gzip and deflate, for APIs that turned compression on.</summary>
internal static class Compression
{
    /// <summary>Compresses an answer of at least so many bytes, where the client takes it and nobody has done it yet.</summary>
    public static GatewayResponse Compress(GatewayResponse response, int? minimumSize, string? acceptEncoding)
    {
        if (minimumSize is null || response.Body.Length < minimumSize || response.Body.IsEmpty || response.Header("Content-Encoding") is not null)
        {
            return response;
        }

        var encoding = Accepted(acceptEncoding, "gzip") ? "gzip" : Accepted(acceptEncoding, "deflate") ? "deflate" : null;
        if (encoding is null)
        {
            return response;
        }

        var packed = new MemoryStream();
        using (Stream packer = encoding == "gzip"
            ? new GZipStream(packed, CompressionLevel.Fastest)
            : new ZLibStream(packed, CompressionLevel.Fastest))
        {
            packer.Write(response.Body.Span);
        }

        return response with { Headers = [.. response.Headers, new("Content-Encoding", encoding)], Body = packed.ToArray() };
    }

    /// <summary>Decompresses a request's body.</summary>
    /// <param name="body">The body.</param>
    /// <param name="encoding">Its Content-Encoding.</param>
    /// <param name="limit">Bytes that it may have then.</param>
    /// <exception cref="GatewayFailure">It is damaged, or too long.</exception>
    public static ReadOnlyMemory<byte> Decompress(ReadOnlyMemory<byte> body, string encoding, int limit)
    {
        using var packed = new MemoryStream(body.ToArray());
        using Stream unpacker = encoding.Equals("gzip", StringComparison.OrdinalIgnoreCase)
            ? new GZipStream(packed, CompressionMode.Decompress)
            : new ZLibStream(packed, CompressionMode.Decompress);
        var unpacked = new MemoryStream();
        var buffer = new byte[16 * 1024];
        try
        {
            for (var read = unpacker.Read(buffer); read > 0; read = unpacker.Read(buffer))
            {
                unpacked.Write(buffer, 0, read);
                if (unpacked.Length > limit)
                {
                    throw GatewayFailure.RequestTooLong();
                }
            }
        }
        catch (InvalidDataException)
        {
            throw GatewayFailure.Unreadable("Could not decompress the request body");
        }

        return unpacked.ToArray();
    }

    public static bool IsKnown(string? encoding) => encoding?.ToUpperInvariant() is "GZIP" or "DEFLATE";

    private static bool Accepted(string? acceptEncoding, string encoding) => acceptEncoding?.Split(',').Any(part =>
    {
        var name = part.Split(';', 2);
        return name[0].Trim() is var accepted
            && (accepted.Equals(encoding, StringComparison.OrdinalIgnoreCase) || accepted == "*")
            && !(name.Length > 1 && name[1].Trim() is "q=0" or "q=0.0");
    }) == true;
}
