using System.Buffers.Text;
using System.Text;
using Fractus.ApiGateway.Rules.Values;

namespace Fractus.ApiGateway.Execution.Jwt;

/// <summary>A token of three parts, read but not yet verified. Source: RFC 7515 and RFC 7519.</summary>
internal sealed class JsonWebToken
{
    /// <summary>Characters of a token.</summary>
    private const int MaxLength = 16 * 1024;

    private JsonWebToken(ValueMap header, ValueMap claims, byte[] signed, byte[] signature)
    {
        Header = header;
        Claims = claims;
        Signed = signed;
        Signature = signature;
    }

    public ValueMap Header { get; }

    public ValueMap Claims { get; }

    /// <summary>What the signature is over.</summary>
    public byte[] Signed { get; }

    public byte[] Signature { get; }

    public string? Algorithm => Header.Find("alg") as string;

    /// <summary>Which of the issuer's keys signed it.</summary>
    public string? KeyId => Header.Find("kid") as string;

    /// <param name="text">As sent.</param>
    /// <exception cref="JwtException">It is no token.</exception>
    public static JsonWebToken Parse(string text)
    {
        var parts = text.Length > MaxLength ? [] : text.Split('.', 4);
        if (parts.Length != 3)
        {
            throw new JwtException("token contains an invalid number of segments");
        }

        if (Decode(parts[0]) is not { } header || Decode(parts[1]) is not { } claims || Decode(parts[2]) is not { } signature
            || !JsonValues.TryParse(header, out var headerValue) || headerValue is not ValueMap headerMap
            || !JsonValues.TryParse(claims, out var claimsValue) || claimsValue is not ValueMap claimsMap)
        {
            throw new JwtException("token is malformed");
        }

        return new JsonWebToken(headerMap, claimsMap, Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), signature);
    }

    private static byte[]? Decode(string part) => Base64Url.IsValid(part) && !part.Contains('=', StringComparison.Ordinal) ? Base64Url.DecodeFromChars(part) : null;
}
