using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Fractus.Bench;

/// <summary>Whole requests as bytes, signed with SigV4, ready to be written to a socket again and again.</summary>
internal static class RequestBytes
{
    public const string AccessKey = "bench";
    public const string SecretKey = "bench-secret";

    public static byte[] DynamoDb(Uri server, string operation, string body) => Signed(
        server, "POST", "/", "dynamodb", body, ("content-type", "application/x-amz-json-1.0"), ("x-amz-target", "DynamoDB_20120810." + operation));

    public static byte[] Rest(Uri server, string method, string path, string service, string body) =>
        Signed(server, method, path, service, body, ("content-type", "application/json"));

    public static byte[] Form(Uri server, string service, string body) =>
        Signed(server, "POST", "/", service, body, ("content-type", "application/x-www-form-urlencoded"));

    /// <summary>The same without a signature, for the floor.</summary>
    public static byte[] Plain(Uri server, int answerBytes, byte[] likeThis)
    {
        var text = Encoding.Latin1.GetString(likeThis);
        return Encoding.Latin1.GetBytes(text.Replace("POST / ", $"POST /{answerBytes} ", StringComparison.Ordinal).Replace("Host: ", $"Host: {server.Authority}\r\nX-Was: ", StringComparison.Ordinal));
    }

    private static byte[] Signed(Uri server, string method, string path, string service, string body, params (string Name, string Value)[] headers)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var timestamp = now.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var scope = $"{timestamp[..8]}/us-east-1/{service}/aws4_request";
        var all = headers.Append(("host", server.Authority)).Append(("x-amz-date", timestamp)).OrderBy(h => h.Item1, StringComparer.Ordinal).ToList();
        var names = string.Join(';', all.Select(h => h.Item1));
        var canonical = new StringBuilder($"{method}\n{string.Join('/', path.Split('/').Select(Uri.EscapeDataString))}\n\n");
        foreach (var (name, value) in all)
        {
            canonical.Append(name).Append(':').Append(value).Append('\n');
        }

        canonical.Append('\n').Append(names).Append('\n').Append(Hash(body));
        var toSign = $"AWS4-HMAC-SHA256\n{timestamp}\n{scope}\n{Hash(canonical.ToString())}";
        var key = Encoding.UTF8.GetBytes("AWS4" + SecretKey);
        foreach (var part in scope.Split('/'))
        {
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        }

        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(toSign)));
        var request = new StringBuilder($"{method} {path} HTTP/1.1\r\nHost: {server.Authority}\r\nX-Amz-Date: {timestamp}\r\n");
        foreach (var (name, value) in headers)
        {
            request.Append(name).Append(": ").Append(value).Append("\r\n");
        }

        request.Append("Authorization: AWS4-HMAC-SHA256 Credential=").Append(AccessKey).Append('/').Append(scope)
            .Append(", SignedHeaders=").Append(names).Append(", Signature=").Append(signature).Append("\r\n")
            .Append("Content-Length: ").Append(Encoding.UTF8.GetByteCount(body)).Append("\r\n\r\n").Append(body);
        return Encoding.UTF8.GetBytes(request.ToString());
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
