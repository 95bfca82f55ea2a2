using System.Globalization;
using System.Text;
using System.Text.Json;
using Fractus.Kernel.DataPlane;

namespace Fractus.Lambda.FunctionUrls;

/// <summary>
/// A function's answer as a response: an object with <c>statusCode</c> says all itself; anything else is the body of a good one.
/// Source: "Response payload format" of function URLs in the developer guide, and answers recorded of the real service.
/// </summary>
internal static class FunctionUrlAnswer
{
    private const string Json = "application/json";

    /// <summary>What is said of a function that failed, or whose answer makes no response.</summary>
    public static DataPlaneResponse Failed { get; } = new(502, [new("Content-Type", Json)], "Internal Server Error"u8.ToArray());

    /// <param name="payload">The answer, whole.</param>
    /// <param name="contentType">What the function says of it.</param>
    public static DataPlaneResponse Read(ReadOnlyMemory<byte> payload, string? contentType)
    {
        if (contentType == ResponsePrelude.ContentType)
        {
            return ResponsePrelude.Split(payload) ?? Failed;
        }

        try
        {
            using var document = JsonDocument.Parse(payload);
            var answer = document.RootElement;
            return answer.ValueKind switch
            {
                JsonValueKind.Object when answer.TryGetProperty("statusCode", out var status) => Structured(answer, status),
                JsonValueKind.String => new DataPlaneResponse(200, [new("Content-Type", Json)], Encoding.UTF8.GetBytes(answer.GetString()!)),
                _ => new DataPlaneResponse(200, [new("Content-Type", Json)], WithoutSpaces(payload.Span)),
            };
        }
        catch (Exception malformed) when (malformed is JsonException or FormatException or InvalidOperationException)
        {
            return Failed;
        }
    }

    /// <summary>Status, headers and cookies that come before a body.</summary>
    /// <returns>Null where they make no response.</returns>
    public static DataPlaneResponse? Prelude(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var head = document.RootElement;
            if (head.ValueKind != JsonValueKind.Object)
            {
                return null;
            }

            var response = head.TryGetProperty("statusCode", out var status) ? Structured(head, status) : WithCode(head, 200);
            return ReferenceEquals(response, Failed) ? null : response with { Body = default };
        }
        catch (Exception malformed) when (malformed is JsonException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>JSON as the real service passes it on: without the white space that runtimes put between its parts.</summary>
    private static byte[] WithoutSpaces(ReadOnlySpan<byte> json)
    {
        var (text, length, isInString, isEscaped) = (new byte[json.Length], 0, false, false);
        foreach (var character in json)
        {
            if (!isInString && character is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
            {
                continue;
            }

            text[length++] = character;
            isInString = isInString ? isEscaped || character != (byte)'"' : character == (byte)'"';
            isEscaped = isInString && !isEscaped && character == (byte)'\\';
        }

        return text[..length];
    }

    private static DataPlaneResponse Structured(JsonElement answer, JsonElement status)
    {
        var code = status.ValueKind == JsonValueKind.String
            ? int.Parse(status.GetString()!, NumberStyles.None, CultureInfo.InvariantCulture)
            : status.GetInt32();
        return code is < 200 or > 599 ? Failed : WithCode(answer, code);
    }

    private static DataPlaneResponse WithCode(JsonElement answer, int code)
    {
        var headers = new List<KeyValuePair<string, string>>();
        if (answer.TryGetProperty("headers", out var given) && given.ValueKind == JsonValueKind.Object)
        {
            headers.AddRange(given.EnumerateObject().Select(header => new KeyValuePair<string, string>(header.Name, Text(header.Value))));
        }

        if (!headers.Exists(header => header.Key.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)))
        {
            headers.Insert(0, new("Content-Type", Json));
        }

        if (answer.TryGetProperty("cookies", out var cookies) && cookies.ValueKind == JsonValueKind.Array)
        {
            headers.AddRange(cookies.EnumerateArray().Select(cookie => new KeyValuePair<string, string>("Set-Cookie", Text(cookie))));
        }

        // A header that would end early could say anything after it.
        return headers.Exists(header => header.Key.AsSpan().ContainsAny("\r\n: ") || header.Value.AsSpan().ContainsAny('\r', '\n'))
            ? Failed
            : new DataPlaneResponse(code, headers, Body(answer));
    }

    private static ReadOnlyMemory<byte> Body(JsonElement answer)
    {
        if (!answer.TryGetProperty("body", out var body) || body.ValueKind is JsonValueKind.Null)
        {
            return default;
        }

        var isEncoded = answer.TryGetProperty("isBase64Encoded", out var flag) && flag.ValueKind == JsonValueKind.True;
        return isEncoded ? body.GetBytesFromBase64() : Encoding.UTF8.GetBytes(Text(body));
    }

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
