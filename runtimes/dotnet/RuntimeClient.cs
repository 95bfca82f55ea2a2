using System.Net.Http.Headers;
using System.Text.Json;

namespace Fractus.DotNetBootstrap;

/// <summary>An event and what comes with it.</summary>
internal sealed record Invocation(
    string RequestId, byte[] Payload, string FunctionArn, DateTimeOffset Deadline, string? TraceId, string? ClientContext, string? CognitoIdentity);

/// <summary>The environment is gone: there is nothing left to do.</summary>
internal sealed class RuntimeGoneException(Exception cause) : Exception("The Runtime API is gone.", cause);

/// <summary>The client side of the Lambda Runtime API, version 2018-06-01.</summary>
internal sealed class RuntimeClient(string address) : IDisposable
{
    private const string ErrorTypeHeader = "Lambda-Runtime-Function-Error-Type";

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false, PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan })
    {
        // Until the next event it may take any time.
        Timeout = Timeout.InfiniteTimeSpan,
        BaseAddress = new Uri($"http://{address}/2018-06-01/runtime/"),
    };

    public async Task<Invocation> NextAsync()
    {
        using var response = await SendAsync(new HttpRequestMessage(HttpMethod.Get, "invocation/next"));
        string? Header(string name) => response.Headers.TryGetValues(name, out var values) ? string.Join(',', values) : null;
        return new Invocation(
            Header("Lambda-Runtime-Aws-Request-Id")!,
            await response.Content.ReadAsByteArrayAsync(),
            Header("Lambda-Runtime-Invoked-Function-Arn") ?? "",
            DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(Header("Lambda-Runtime-Deadline-Ms")!, System.Globalization.CultureInfo.InvariantCulture)),
            Header("Lambda-Runtime-Trace-Id"),
            Header("Lambda-Runtime-Client-Context"),
            Header("Lambda-Runtime-Cognito-Identity"));
    }

    public async Task RespondAsync(string requestId, MemoryStream answer)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"invocation/{requestId}/response");
        request.Content = new ByteArrayContent(answer.GetBuffer(), 0, (int)answer.Length);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        (await SendAsync(request)).Dispose();
    }

    public void Dispose() => _http.Dispose();

    public Task FailAsync(string requestId, byte[] document) => FailAtAsync($"invocation/{requestId}/error", document);

    public Task FailInitAsync(byte[] document) => FailAtAsync("init/error", document);

    private async Task FailAtAsync(string path, byte[] document)
    {
        using var parsed = JsonDocument.Parse(document);
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(document) };
        request.Headers.TryAddWithoutValidation(ErrorTypeHeader, parsed.RootElement.GetProperty("errorType").GetString());
        (await SendAsync(request)).Dispose();
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        try
        {
            return await _http.SendAsync(request);
        }
        catch (HttpRequestException gone)
        {
            throw new RuntimeGoneException(gone);
        }
    }
}
