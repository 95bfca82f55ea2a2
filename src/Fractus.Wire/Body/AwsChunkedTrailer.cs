using System.Security.Cryptography;
using System.Text;

namespace Fractus.Wire.Body;

/// <summary>The headers after the last chunk: the checksum that was announced and, in a signed body, a signature over it.</summary>
internal sealed class AwsChunkedTrailer(ChecksumAlgorithm? announced, ChunkSignatures? signatures, bool isExpected)
{
    private const string SignatureHeader = "x-amz-trailer-signature";

    private readonly StringBuilder _signed = new();
    private string? _signature;

    /// <summary>In base64, once <see cref="Verify"/> has returned.</summary>
    public string? Checksum { get; private set; }

    /// <param name="line"><c>name:value</c>.</param>
    public void Add(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var name = colon < 0 ? "" : line[..colon].Trim().ToLowerInvariant();
        var value = line[(colon + 1)..].Trim();
        if (!isExpected)
        {
            throw BodyErrors.Incomplete();
        }

        if (name == SignatureHeader && _signature is null)
        {
            _signature = value;
        }
        else if (PayloadChecksum.TryParseHeader(name, out var algorithm) && algorithm == announced && Checksum is null)
        {
            Checksum = value;
            _signed.Append(name).Append(':').Append(value).Append('\n');
        }
        else
        {
            throw BodyErrors.MalformedTrailer();
        }
    }

    public void Verify(PayloadChecksum? calculated)
    {
        if (calculated is not null)
        {
            VerifyChecksum(calculated);
        }

        if (isExpected && signatures is not null)
        {
            signatures.VerifyTrailer(_signature ?? throw BodyErrors.MalformedTrailer(), SHA256.HashData(Encoding.UTF8.GetBytes(_signed.ToString())));
        }
    }

    private void VerifyChecksum(PayloadChecksum calculated)
    {
        Span<byte> given = stackalloc byte[SHA256.HashSizeInBytes];
        var text = Checksum ?? throw BodyErrors.MalformedTrailer();
        if (!Convert.TryFromBase64String(text, given, out var length) || length != calculated.Length)
        {
            throw BodyErrors.InvalidTrailingChecksum(calculated.Algorithm);
        }

        Span<byte> expected = stackalloc byte[calculated.Length];
        calculated.Finish(expected);
        if (!expected.SequenceEqual(given[..length]))
        {
            throw BodyErrors.BadDigest(calculated.Algorithm);
        }
    }
}
