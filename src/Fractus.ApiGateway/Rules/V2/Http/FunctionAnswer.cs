using System.Globalization;
using System.Text;
using System.Text.Json;
using Fractus.ApiGateway.Rules.Responses;

namespace Fractus.ApiGateway.Rules.V2.Http;

/// <summary>
/// What a function of an HTTP API answers. In format 2.0 an object with <c>statusCode</c> says all itself and anything else is the body of a
/// good answer; in format 1.0 there must be a <c>statusCode</c>. Source: "Lambda function response for format 2.0" of the developer guide.
/// </summary>
internal static class FunctionAnswer
{
    private const string Json = "application/json";
    private const string Plain = "text/plain;charset=UTF-8";

    /// <exception cref="HttpFailure">It makes no response.</exception>
    public static GatewayResponse Read(ReadOnlyMemory<byte> payload, bool isVersion2)
    {
        try
        {
            using var document = JsonDocument.Parse(payload);
            var answer = document.RootElement;
            if (answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("statusCode", out var status))
            {
                return Structured(answer, Status(status), isVersion2);
            }

            return isVersion2 ? Inferred(answer, payload) : throw HttpFailure.Internal("The response of the function has no statusCode.");
        }
        catch (Exception malformed) when (malformed is JsonException or FormatException or InvalidOperationException or OverflowException)
        {
            throw HttpFailure.Internal("The response from the Lambda function doesn't match the format that API Gateway expects.");
        }
    }

    private static GatewayResponse Inferred(JsonElement answer, ReadOnlyMemory<byte> payload) => new(
        200,
        [new("content-type", Json)],
        answer.ValueKind == JsonValueKind.String ? Encoding.UTF8.GetBytes(answer.GetString()!) : payload);

    private static GatewayResponse Structured(JsonElement answer, int status, bool isVersion2)
    {
        if (status is < 200 or > 599)
        {
            throw new FormatException();
        }

        var headers = new List<KeyValuePair<string, string>>();
        foreach (var header in Members(answer, "headers"))
        {
            headers.Add(new(header.Name, Text(header.Value)));
        }

        if (isVersion2)
        {
            if (answer.TryGetProperty("cookies", out var cookies) && cookies.ValueKind == JsonValueKind.Array)
            {
                headers.AddRange(cookies.EnumerateArray().Select(cookie => new KeyValuePair<string, string>("set-cookie", Text(cookie))));
            }
        }
        else
        {
            foreach (var header in Members(answer, "multiValueHeaders"))
            {
                headers.RemoveAll(h => h.Key.Equals(header.Name, StringComparison.OrdinalIgnoreCase));
                headers.AddRange(header.Value.EnumerateArray().Select(value => new KeyValuePair<string, string>(header.Name, Text(value))));
            }
        }

        if (!headers.Exists(h => h.Key.Equals("content-type", StringComparison.OrdinalIgnoreCase)))
        {
            headers.Insert(0, new("content-type", Plain));
        }

        return new GatewayResponse(status, headers, Body(answer));
    }

    private static JsonElement.ObjectEnumerator Members(JsonElement answer, string name) =>
        answer.TryGetProperty(name, out var map) && map.ValueKind == JsonValueKind.Object ? map.EnumerateObject() : default;

    private static int Status(JsonElement status) => status.ValueKind == JsonValueKind.String
        ? int.Parse(status.GetString()!, NumberStyles.None, CultureInfo.InvariantCulture)
        : status.GetInt32();

    private static ReadOnlyMemory<byte> Body(JsonElement answer)
    {
        if (!answer.TryGetProperty("body", out var body) || body.ValueKind == JsonValueKind.Null)
        {
            return default;
        }

        var isEncoded = answer.TryGetProperty("isBase64Encoded", out var flag) && flag.ValueKind == JsonValueKind.True;
        return body.ValueKind == JsonValueKind.String
            ? isEncoded ? body.GetBytesFromBase64() : Encoding.UTF8.GetBytes(body.GetString()!)
            : throw new FormatException();
    }

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
