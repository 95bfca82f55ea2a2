using System.Net.Http.Json;
using System.Text.Json;

namespace Fractus.DynamoDb.Tests;

/// <summary>An error as the wire has it.</summary>
internal sealed class WireException(string code, string message) : Exception(message)
{
    /// <summary>Without its namespace.</summary>
    public string Code { get; } = code;
}

/// <summary>
/// Calls operations by their JSON, for what no client library here can say: the SDK for .NET of this version has no client for streams.
/// It signs as a key that the cloud never issued, which a loopback server takes for the root's without looking at the signature.
/// </summary>
internal sealed class WireClient(string url, TimeProvider time) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = new Uri(url) };

    /// <param name="target">Service and operation, as <c>DynamoDBStreams_20120810.ListStreams</c>.</param>
    /// <param name="input">Made JSON; members that are null are left out.</param>
    /// <exception cref="WireException">The operation refuses.</exception>
    public async Task<JsonElement> CallAsync(string target, object input)
    {
        var now = time.GetUtcNow().UtcDateTime;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/");
        request.Headers.Add("X-Amz-Target", target);
        request.Headers.Add("X-Amz-Date", now.ToString("yyyyMMdd'T'HHmmss'Z'"));
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            $"AWS4-HMAC-SHA256 Credential=test/{now:yyyyMMdd}/us-east-1/dynamodb/aws4_request, SignedHeaders=host;x-amz-date, Signature={new string('0', 64)}");
        request.Content = JsonContent.Create(input, new("application/x-amz-json-1.0"), s_json);
        using var answer = await _http.SendAsync(request);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return answer.IsSuccessStatusCode
            ? body
            : throw new WireException(body.GetProperty("__type").GetString()!.Split('#')[^1], Message(body));
    }

    /// <summary>What an operation of DynamoDB's refuses a request with.</summary>
    /// <param name="operation">Its name.</param>
    /// <param name="input">JSON.</param>
    public async Task<WireException> RefusalAsync(string operation, string input)
    {
        using var request = JsonDocument.Parse(input, new JsonDocumentOptions { MaxDepth = MaxDepth });
        return await Assert.ThrowsAsync<WireException>(() => CallAsync("DynamoDB_20120810." + operation, request.RootElement));
    }

    // For values that nest deeper than DynamoDB allows.
    private const int MaxDepth = 500;

    private static readonly JsonSerializerOptions s_json = new()
    {
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
        MaxDepth = MaxDepth,
    };

    // Errors of the framework, before an operation is reached, write it otherwise.
    private static string Message(JsonElement body) =>
        (body.TryGetProperty("message", out var message) ? message : body.GetProperty("Message")).GetString()!;

    public void Dispose() => _http.Dispose();
}
