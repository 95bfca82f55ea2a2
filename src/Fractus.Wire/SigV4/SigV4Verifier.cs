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

    private static readonly TimeSpan s_allowedSkew = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan s_allowedSkewOfS3 = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<(string Secret, string Date, string Region, string Service), byte[]> _signingKeys = new();

    /// <summary>Checks that the request is not too old or from the future; needs no secret, so it holds for unknown keys too.</summary>
    /// <exception cref="SigV4Exception">It is.</exception>
    public void VerifyTime(SigV4Request signature)
    {
        const string Format = "yyyyMMdd'T'HHmmss'Z'";
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (!DateTimeOffset.TryParseExact(signature.Timestamp, Format, CultureInfo.InvariantCulture, Utc, out var signedAt))
        {
            throw SigV4Exception.Incomplete(
                $"Date must be in ISO-8601 'basic format'. Got '{signature.Timestamp}'. See http://en.wikipedia.org/wiki/ISO_8601");
        }

        if (!signature.Timestamp.StartsWith(signature.Date, StringComparison.Ordinal))
        {
            throw SigV4Exception.OutOfTime(
                $"Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '{signature.Date}' != '{signature.Timestamp[..8]}', from '{signature.Timestamp}'.");
        }

        var now = time.GetUtcNow();
        var skew = signature.Service == "s3" ? s_allowedSkewOfS3 : s_allowedSkew;
        var oldest = signature.ExpiresSeconds is { } seconds ? now.AddSeconds(-seconds) : now - skew;
        string Text(DateTimeOffset moment) => moment.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);
        if (signedAt < oldest)
        {
            throw SigV4Exception.OutOfTime(
                $"Signature expired: {signature.Timestamp} is now earlier than {Text(oldest)} ({Text(now)} - {(now - oldest).TotalMinutes:0} min.)");
        }

        if (signedAt > now + skew)
        {
            throw SigV4Exception.OutOfTime(
                $"Signature not yet current: {signature.Timestamp} is still later than {Text(now + skew)} ({Text(now)} + {skew.TotalMinutes:0} min.)");
        }
    }

    /// <exception cref="SigV4Exception">The signature was not made with this secret over this request.</exception>
    public void Verify(WireRequest request, SigV4Request signature, string secretAccessKey)
    {
        var payloadHash = PayloadHash(request, signature);
        var canonical = CanonicalRequest.Build(request, signature, payloadHash);
        var scope = $"{signature.Date}/{signature.Region}/{signature.Service}/aws4_request";
        var toSign = $"AWS4-HMAC-SHA256\n{signature.Timestamp}\n{scope}\n{HexOfHash(Encoding.UTF8.GetBytes(canonical))}";
        Span<byte> expected = stackalloc byte[32];
        HMACSHA256.HashData(SigningKey(secretAccessKey, signature), Encoding.UTF8.GetBytes(toSign), expected);
        if (!Matches(expected, signature.Signature))
        {
            throw SigV4Exception.Mismatch();
        }
    }

    /// <summary>True where the hexadecimal text is the signature; takes as long whether or not it is.</summary>
    internal static bool Matches(ReadOnlySpan<byte> expected, string givenHex)
    {
        Span<byte> given = stackalloc byte[32];
        return Convert.FromHexString(givenHex, given, out _, out var written) == System.Buffers.OperationStatus.Done
            && written == 32
            && CryptographicOperations.FixedTimeEquals(expected, given);
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

    private static string PayloadHash(WireRequest request, SigV4Request signature)
    {
        var declared = request.Headers.Get("X-Amz-Content-Sha256");
        if (declared is not null && (declared == UnsignedPayload || declared.StartsWith(StreamingPrefix, StringComparison.Ordinal)))
        {
            return declared;
        }

        if (declared is null && signature is { IsPresigned: true, Service: "s3" })
        {
            return UnsignedPayload;
        }

        var actual = HexOfHash((request.SentBody ?? request.Body).Span);
        if (declared is not null && !string.Equals(declared, actual, StringComparison.OrdinalIgnoreCase))
        {
            throw SigV4Exception.Mismatch();
        }

        return actual;
    }

    private static string HexOfHash(ReadOnlySpan<byte> data)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(data, hash);
        return Convert.ToHexStringLower(hash);
    }
}
