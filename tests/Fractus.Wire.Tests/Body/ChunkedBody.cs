using System.Security.Cryptography;
using System.Text;
using Fractus.Wire.Tests.Support;

namespace Fractus.Wire.Tests.Body;

/// <summary>Writes a body in chunks as a client does.</summary>
internal static class ChunkedBody
{
    private static readonly string s_hashOfNothing = ReferenceSigner.Hash("");

    /// <param name="signer">Who signs.</param>
    /// <param name="seed">The signature of the request.</param>
    /// <param name="chunks">The data; an empty chunk is added at the end.</param>
    /// <param name="trailer">A trailing header as <c>name:value</c>; null for a body without a trailer.</param>
    public static string Signed(ReferenceSigner signer, string seed, string[] chunks, string? trailer = null)
    {
        var body = new StringBuilder();
        var previous = seed;
        foreach (var chunk in chunks.Append(""))
        {
            previous = signer.Seal(
                $"AWS4-HMAC-SHA256-PAYLOAD\n{signer.Timestamp}\n{signer.Scope}\n{previous}\n{s_hashOfNothing}\n{ReferenceSigner.Hash(chunk)}");
            body.Append(System.Globalization.CultureInfo.InvariantCulture, $"{chunk.Length:x};chunk-signature={previous}\r\n");
            body.Append(chunk).Append(chunk.Length > 0 ? "\r\n" : "");
        }

        if (trailer is not null)
        {
            var seal = signer.Seal(
                $"AWS4-HMAC-SHA256-TRAILER\n{signer.Timestamp}\n{signer.Scope}\n{previous}\n{ReferenceSigner.Hash(trailer + "\n")}");
            body.Append(trailer).Append("\r\nx-amz-trailer-signature:").Append(seal).Append("\r\n");
        }

        return body.Append("\r\n").ToString();
    }

    public static string Base64Sha256(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
