using System.Net;
using System.Net.Http.Headers;
using Fractus.ApiGateway.Rules.Responses;

namespace Fractus.ApiGateway.Execution.V2;

/// <summary>A request to an HTTP endpoint behind an API.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Url">In full.</param>
/// <param name="Headers">Those of the connection are left out.</param>
/// <param name="Body">Empty for none.</param>
internal sealed record BackendRequest(string Method, string Url, IReadOnlyList<KeyValuePair<string, string>> Headers, ReadOnlyMemory<byte> Body);

/// <summary>Calls HTTP endpoints behind APIs. Small answers of a known length come whole, all others part by part as they come.</summary>
internal sealed class HttpBackend : IDisposable
{
    private const int WholeBytes = 32 * 1024;
    private const int PartBytes = 16 * 1024;

    private static readonly HashSet<string> s_connection = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection", "Content-Length", "Host", "Keep-Alive", "Proxy-Authenticate", "Proxy-Authorization", "Proxy-Connection", "TE",
        "Trailer", "Transfer-Encoding", "Upgrade",
    };

    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        UseCookies = false,
        UseProxy = false,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
        MaxResponseHeadersLength = 64,
    });

    private readonly TimeProvider _time;

    public HttpBackend(TimeProvider time)
    {
        _time = time;
    }

    /// <param name="request">What to send.</param>
    /// <param name="timeout">Until the whole answer is there.</param>
    /// <param name="largest">Bytes up to which the answer is read whole whatever its length; 0 where it may be streamed.</param>
    /// <param name="cancellation">The client has gone away.</param>
    /// <exception cref="CallFailure">The endpoint cannot be reached, or takes too long.</exception>
    public async ValueTask<GatewayResponse> SendAsync(BackendRequest request, TimeSpan timeout, int largest, CancellationToken cancellation)
    {
        var patience = new CancellationTokenSource(timeout, _time);
        var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        HttpResponseMessage? response = null;
        var isHandedOver = false;
        try
        {
            using var message = Message(request);
            response = await _http.SendAsync(message, either.Token);
            var headers = Headers(response);
            var isWhole = largest > 0 || response.Content.Headers.ContentLength is <= WholeBytes;
            if (!isWhole)
            {
                isHandedOver = true;
                return new GatewayResponse((int)response.StatusCode, headers, default) { Parts = PartsAsync(response, patience, either) };
            }

            var body = await ReadAsync(response, Math.Max(largest, WholeBytes), either.Token);
            return new GatewayResponse((int)response.StatusCode, headers, body);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new CallFailure("Execution failed due to a timeout error", isTimeout: true);
        }
        catch (Exception failed) when (failed is HttpRequestException or IOException or UriFormatException or FormatException)
        {
            throw new CallFailure($"The endpoint could not be reached: {failed.Message}");
        }
        finally
        {
            if (!isHandedOver)
            {
                response?.Dispose();
                either.Dispose();
                patience.Dispose();
            }
        }
    }

    public void Dispose() => _http.Dispose();

    private static HttpRequestMessage Message(BackendRequest request)
    {
        var message = new HttpRequestMessage(new HttpMethod(request.Method), new Uri(request.Url, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }))
        {
            Version = HttpVersion.Version11,
        };
        if (!request.Body.IsEmpty)
        {
            message.Content = new ReadOnlyMemoryContent(request.Body);
        }

        foreach (var (name, value) in request.Headers)
        {
            if (!s_connection.Contains(name) && !message.Headers.TryAddWithoutValidation(name, value))
            {
                message.Content?.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return message;
    }

    private static List<KeyValuePair<string, string>> Headers(HttpResponseMessage response)
    {
        var headers = new List<KeyValuePair<string, string>>();
        foreach (HttpHeaders group in new HttpHeaders[] { response.Headers, response.Content.Headers })
        {
            foreach (var (name, values) in group.NonValidated)
            {
                if (!s_connection.Contains(name))
                {
                    headers.AddRange(values.Select(value => new KeyValuePair<string, string>(name, value)));
                }
            }
        }

        return headers;
    }

    private static async ValueTask<ReadOnlyMemory<byte>> ReadAsync(HttpResponseMessage response, int largest, CancellationToken cancellation)
    {
        await using var body = await response.Content.ReadAsStreamAsync(cancellation);
        var gathered = new MemoryStream();
        var buffer = new byte[PartBytes];
        for (var read = await body.ReadAsync(buffer, cancellation); read > 0; read = await body.ReadAsync(buffer, cancellation))
        {
            gathered.Write(buffer, 0, read);
            if (gathered.Length > largest)
            {
                throw new CallFailure("The answer of the endpoint is too large.");
            }
        }

        return gathered.GetBuffer().AsMemory(0, (int)gathered.Length);
    }

    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> PartsAsync(
        HttpResponseMessage response, CancellationTokenSource patience, CancellationTokenSource either)
    {
        using (patience)
        using (either)
        using (response)
        {
            await using var body = await response.Content.ReadAsStreamAsync(either.Token);
            var buffer = new byte[PartBytes];
            for (var read = await body.ReadAsync(buffer, either.Token); read > 0; read = await body.ReadAsync(buffer, either.Token))
            {
                yield return buffer.AsMemory(0, read);
            }
        }
    }
}
