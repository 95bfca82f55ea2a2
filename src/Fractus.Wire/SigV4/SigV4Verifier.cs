using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Fractus.Wire.SigV4;

/// <summary>Checks signatures: that they were made with the key's secret, over this request, not long ago.</summary>
public sealed class SigV4Verifier(TimeProvider time)
{
    // Signing keys are good for a day and a scope; the bound keeps an attacker's inventions from filling the memory.
    private const int MostCachedKeys = 4096;
    private const string UnsignedPayload = "UNSIGNED-PAYLOAD";
    private const string StreamingPrefix = "STREAMING-";
    private const string TimestampFormat = "yyyyMMdd'T'HHmmss'Z'";

    private static readonly TimeSpan s_allowedSkew = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan s_allowedSkewOfS3 = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<(string Secret, string Date, string Region, string Service), byte[]> _signingKeys = new();

    /// <summary>Checks that the request is not too old or from the future; needs no secret, so it holds for unknown keys too.</summary>
    /// <exception cref="SigV4Exception">It is.</exception>
    public void VerifyTime(SigV4Request signature)
    {
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (!DateTimeOffset.TryParseExact(signature.Timestamp, TimestampFormat, CultureInfo.InvariantCulture, Utc, out var signedAt))
        {
            throw SigV4Exception.Incomplete(
                $"Date must be in ISO-8601 'basic format'. Got '{signature.Timestamp}'. See http://en.wikipedia.org/wiki/ISO_8601");
        }

        var now = time.GetUtcNow();
        var skew = signature.Service == "s3" ? s_allowedSkewOfS3 : s_allowedSkew;
        var oldest = signature.ExpiresSeconds is { } seconds ? now.AddSeconds(-seconds) : now - skew;
        if (signedAt < oldest)
        {
            throw SigV4Exception.OutOfTime(
                $"Signature expired: {signature.Timestamp} is now earlier than {Basic(oldest)} ({Basic(now)} - {(now - oldest).TotalMinutes:0} min.)");
        }

        if (signedAt > now + skew)
        {
            throw SigV4Exception.OutOfTime(
                $"Signature not yet current: {signature.Timestamp} is still later than {Basic(now + skew)} ({Basic(now)} + {skew.TotalMinutes:0} min.)");
        }

        if (!signature.Timestamp.AsSpan(0, 8).SequenceEqual(signature.Date))
        {
            throw SigV4Exception.OutOfTime(
                $"Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '{signature.Date}' != '{signature.Timestamp[..8]}', from '{signature.Timestamp}'.");
        }
    }

    /// <exception cref="SigV4Exception">The signature was not made with this secret over this request.</exception>
    public void Verify(WireRequest request, SigV4Request signature, string secretAccessKey)
    {
        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        var text = new PooledUtf8(2048);
        try
        {
            AppendStringToSign(ref text, request, signature);
            HMACSHA256.HashData(SigningKey(secretAccessKey, signature), text.Written, expected);
        }
        finally
        {
            text.Dispose();
        }

        if (!Matches(expected, signature.Signature))
        {
            throw SigV4Exception.Mismatch();
        }
    }

    /// <summary>The key that a secret yields for a day, region and service; also what signs the chunks of a streamed body.</summary>
    public byte[] SigningKey(string secretAccessKey, SigV4Request signature)
    {
        var name = (secretAccessKey, signature.Date, signature.Region, signature.Service);
        if (_signingKeys.TryGetValue(name, out var known))
        {
            return known;
        }

        var key = HMACSHA256.HashData(Encoding.UTF8.GetBytes("AWS4" + secretAccessKey), Encoding.UTF8.GetBytes(signature.Date));
        key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(signature.Region));
        key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(signature.Service));
        key = HMACSHA256.HashData(key, "aws4_request"u8);
        if (_signingKeys.Count >= MostCachedKeys)
        {
            _signingKeys.Clear();
        }

        _signingKeys[name] = key;
        return key;
    }

    /// <summary>True where the hexadecimal text is the signature; takes as long whether or not it is.</summary>
    internal static bool Matches(ReadOnlySpan<byte> expected, string givenHex)
    {
        Span<byte> given = stackalloc byte[HMACSHA256.HashSizeInBytes];
        return Convert.FromHexString(givenHex, given, out _, out var written) == System.Buffers.OperationStatus.Done
            && written == given.Length
            && CryptographicOperations.FixedTimeEquals(expected, given);
    }

    // The canonical request is built in the same buffer, then replaced by its hash.
    private static void AppendStringToSign(ref PooledUtf8 text, WireRequest request, SigV4Request signature)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        Span<byte> payloadHash = stackalloc byte[hash.Length * 2];
        var payload = PayloadHash(request, signature, payloadHash);
        CanonicalRequest.Append(ref text, request, signature, payload);
        SHA256.HashData(text.Written, hash);
        text.Truncate(0);
        text.Append("AWS4-HMAC-SHA256\n"u8);
        text.Append(signature.Timestamp);
        text.Append((byte)'\n');
        text.Append(signature.Date);
        text.Append((byte)'/');
        text.Append(signature.Region);
        text.Append((byte)'/');
        text.Append(signature.Service);
        text.Append("/aws4_request\n"u8);
        text.AppendHex(hash);
    }

    /// <param name="request">The request.</param>
    /// <param name="signature">Its signature.</param>
    /// <param name="buffer">64 bytes, where a hash is written.</param>
    /// <returns>The hash, or the word that the caller put in its place.</returns>
    private static ReadOnlySpan<byte> PayloadHash(WireRequest request, SigV4Request signature, Span<byte> buffer)
    {
        var declared = request.Headers.Get("X-Amz-Content-Sha256");
        var isS3 = signature.Service == "s3";
        if (declared == UnsignedPayload || (declared is null && isS3 && signature.IsPresigned))
        {
            return "UNSIGNED-PAYLOAD"u8;
        }

        // Only S3 takes chunks; elsewhere nobody would verify what the chunks hold.
        if (isS3 && declared is not null && declared.StartsWith(StreamingPrefix, StringComparison.Ordinal))
        {
            return Encoding.UTF8.GetBytes(declared);
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData((request.SentBody ?? request.Body).Span, hash);
        Convert.TryToHexStringLower(hash, buffer, out _);
        if (declared is not null && !Ascii.EqualsIgnoreCase(declared, buffer))
        {
            throw SigV4Exception.Mismatch();
        }

        return buffer;
    }

    private static string Basic(DateTimeOffset moment) => moment.UtcDateTime.ToString(TimestampFormat, CultureInfo.InvariantCulture);
}
