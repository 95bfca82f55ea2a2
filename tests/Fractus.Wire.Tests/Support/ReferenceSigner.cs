using System.Security.Cryptography;
using System.Text;

namespace Fractus.Wire.Tests.Support;

/// <summary>
/// Signs as a client does, written for plainness and apart from the code under test. Paths and query strings must already be in the
/// form that the service signs, which the tests spell out.
/// </summary>
internal sealed record ReferenceSigner(string Service, string Timestamp = "20260131T080000Z")
{
    public const string AccessKeyId = "AKIDEXAMPLE";
    public const string Secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

    public string Scope => $"{Timestamp[..8]}/us-east-1/{Service}/aws4_request";

    public byte[] Key
    {
        get
        {
            var key = Hmac(Encoding.UTF8.GetBytes("AWS4" + Secret), Timestamp[..8]);
            return Hmac(Hmac(Hmac(key, "us-east-1"), Service), "aws4_request");
        }
    }

    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <param name="method">The method.</param>
    /// <param name="canonicalPath">The path as it is signed.</param>
    /// <param name="canonicalQuery">The query string as it is signed.</param>
    /// <param name="headers">Lines of <c>name:value</c> as they are signed: lower case, sorted.</param>
    /// <param name="payloadHash">The hash of the body or the word in its place.</param>
    public string Sign(string method, string canonicalPath, string canonicalQuery, string[] headers, string payloadHash)
    {
        var names = string.Join(';', headers.Select(h => h[..h.IndexOf(':', StringComparison.Ordinal)]));
        var canonical = $"{method}\n{canonicalPath}\n{canonicalQuery}\n{string.Concat(headers.Select(h => h + "\n"))}\n{names}\n{payloadHash}";
        return Seal($"AWS4-HMAC-SHA256\n{Timestamp}\n{Scope}\n{Hash(canonical)}");
    }

    /// <summary>A request whose signature, in the header, was made over the given canonical forms.</summary>
    public WireRequest Request(
        string method, string target, string canonicalPath, string canonicalQuery, string[] sent, string[] signed, string body = "", string? payloadHash = null)
    {
        var signature = Sign(method, canonicalPath, canonicalQuery, signed, payloadHash ?? Hash(body));
        var names = string.Join(';', signed.Select(h => h[..h.IndexOf(':', StringComparison.Ordinal)]));
        string authorization = $"Authorization: AWS4-HMAC-SHA256 Credential={AccessKeyId}/{Scope}, SignedHeaders={names}, Signature={signature}";
        return TestRequest.Of(method, target, [.. sent, authorization], body);
    }

    public string Seal(string stringToSign) => Convert.ToHexStringLower(Hmac(Key, stringToSign));

    private static byte[] Hmac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));
}
