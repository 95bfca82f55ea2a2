using System.Buffers.Text;
using System.Security.Cryptography;
using Fractus.ApiGateway.Rules.Values;

namespace Fractus.ApiGateway.Execution.Jwt;

/// <summary>A public key of an issuer: RSA, or ECDSA on P-256. Source: RFC 7517 and RFC 7518.</summary>
/// <param name="KeyId">By which tokens name it; null where it has no name.</param>
/// <param name="Rsa">Of an RSA key.</param>
/// <param name="Curve">Of an ECDSA key.</param>
internal sealed record SigningKey(string? KeyId, RSAParameters? Rsa, ECParameters? Curve)
{
    private const int MinRsaBytes = 256;
    private const int MaxRsaBytes = 1024;
    private const int CurveBytes = 32;

    /// <returns>Null where the key is of another kind, or damaged.</returns>
    public static SigningKey? Read(ValueMap key)
    {
        var id = key.Find("kid") as string;
        if (key.Find("use") is not (null or "sig"))
        {
            return null;
        }

        switch (key.Find("kty"))
        {
            case "RSA" when Number(key, "n") is { Length: >= MinRsaBytes and <= MaxRsaBytes } modulus && Number(key, "e") is { Length: <= 8 } exponent:
                return new SigningKey(id, new RSAParameters { Modulus = modulus, Exponent = exponent }, null);
            case "EC" when key.Find("crv") is "P-256" && Number(key, "x") is { Length: CurveBytes } x && Number(key, "y") is { Length: CurveBytes } y:
                return new SigningKey(id, null, new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = x, Y = y } });
            default:
                return null;
        }
    }

    /// <summary>Whether this key made a signature. The key's kind must be the algorithm's: a token cannot choose another.</summary>
    public bool Verifies(string? algorithm, ReadOnlySpan<byte> signed, ReadOnlySpan<byte> signature)
    {
        try
        {
            switch (algorithm)
            {
                case "RS256" or "RS384" or "RS512" when Rsa is { } parameters:
                    using (var rsa = RSA.Create(parameters))
                    {
                        return rsa.VerifyData(signed, signature, Hash(algorithm), RSASignaturePadding.Pkcs1);
                    }

                case "ES256" when Curve is { } parameters:
                    using (var curve = ECDsa.Create(parameters))
                    {
                        return curve.VerifyData(signed, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
                    }

                default:
                    return false;
            }
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static HashAlgorithmName Hash(string algorithm) => algorithm switch
    {
        "RS384" => HashAlgorithmName.SHA384,
        "RS512" => HashAlgorithmName.SHA512,
        _ => HashAlgorithmName.SHA256,
    };

    private static byte[]? Number(ValueMap key, string name) =>
        key.Find(name) is string text && Base64Url.IsValid(text) ? Base64Url.DecodeFromChars(text) : null;
}
