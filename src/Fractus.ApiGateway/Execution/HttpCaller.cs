using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Net.Sockets;
using Fractus.ApiGateway.Rules.Responses;
using Fractus.Kernel.Threading;

namespace Fractus.ApiGateway.Execution;

/// <summary>A request to an HTTP endpoint behind an API.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Url">In full, percent-encoded.</param>
/// <param name="Headers">None of the connection's own.</param>
/// <param name="Body">Empty for none.</param>
/// <param name="Timeout">Until the whole answer is there.</param>
internal sealed record EndpointCall(
    string Method, string Url, IReadOnlyList<KeyValuePair<string, string>> Headers, ReadOnlyMemory<byte> Body, TimeSpan Timeout)
{
    /// <summary>Whether the endpoint must show a certificate that is trusted.</summary>
    public bool ChecksCertificates { get; init; } = true;

    /// <summary>Whether a long answer, or one whose length is not known, comes part by part; else it is read whole.</summary>
    public bool MayStream { get; init; }

    /// <summary>Bytes of an answer that is read whole.</summary>
    public int MaxBody { get; init; } = 10 * 1024 * 1024;
}

/// <summary>Calls the HTTP endpoints behind APIs of every kind.</summary>
internal sealed class HttpCaller(TimeProvider time) : IDisposable
{
    /// <summary>Answers up to this length are not worth a stream.</summary>
    private const int WholeBytes = 32 * 1024;
    private const int PartBytes = 16 * 1024;

    // What the client sent is the endpoint's to interpret: dots and encoded slashes stay as they are.
    private static readonly UriCreationOptions s_asGiven = new() { DangerousDisablePathAndQueryCanonicalization = true };

    private readonly HttpMessageInvoker _client = Create(checksCertificates: true);
    private readonly Lazy<HttpMessageInvoker> _trusting = new(() => Create(checksCertificates: false));

    /// <exception cref="CallFailure">The endpoint does not answer, or not in time.</exception>
    public async ValueTask<GatewayResponse> SendAsync(EndpointCall call, CancellationToken cancellation)
    {
        var limit = new CancellationTokenSource(call.Timeout, time);
        var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        HttpResponseMessage? response = null;
        var isHandedOver = false;
        try
        {
            using var request = Request(call);
            response = await (call.ChecksCertificates ? _client : _trusting.Value).SendAsync(request, either.Token);
            var answer = new GatewayResponse((int)response.StatusCode, Headers(response), default);
            isHandedOver = call.MayStream && response.Content.Headers.ContentLength is not <= WholeBytes;
            answer = isHandedOver
                ? answer with { Parts = PartsAsync(response, limit, either) }
                : answer with { Body = await BodyAsync(response.Content, call.MaxBody, either.Token) };
            await SocketThreads.LeaveAsync();
            return answer;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw CallFailure.TimedOut();
        }
        catch (HttpRequestException failed)
        {
            throw failed.HttpRequestError == HttpRequestError.NameResolutionError
                ? InvalidAddress()
                : new CallFailure(CallFault.Network, "Execution failed due to a network error communicating with endpoint");
        }
        catch (IOException)
        {
            throw new CallFailure(CallFault.Network, "Execution failed due to a network error communicating with endpoint");
        }
        finally
        {
            if (!isHandedOver)
            {
                response?.Dispose();
                either.Dispose();
                limit.Dispose();
            }
        }
    }

    public void Dispose()
    {
        _client.Dispose();
        if (_trusting.IsValueCreated)
        {
            _trusting.Value.Dispose();
        }
    }

    private static CallFailure InvalidAddress() => new(CallFault.UnknownHost, "Invalid endpoint address");

    /// <summary>The URL of a call.</summary>
    /// <exception cref="CallFailure">It is none that can be called.</exception>
    public static Uri Address(string url) =>
        url.AsSpan().IndexOfAnyExceptInRange('!', '~') < 0 && Uri.TryCreate(url, s_asGiven, out var uri) && uri.Scheme is "http" or "https"
            ? uri
            : throw InvalidAddress();

    private static HttpRequestMessage Request(EndpointCall call)
    {
        var request = new HttpRequestMessage(new HttpMethod(call.Method), Address(call.Url));
        if (call.Body.Length > 0 || call.Method is "POST" or "PUT" or "PATCH")
        {
            request.Content = new ReadOnlyMemoryContent(call.Body);
        }

        foreach (var (name, value) in call.Headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return request;
    }

    private static List<KeyValuePair<string, string>> Headers(HttpResponseMessage response)
    {
        var headers = new List<KeyValuePair<string, string>>();
        foreach (var group in new HttpHeaders[] { response.Headers, response.Content.Headers })
        {
            foreach (var (name, values) in group.NonValidated)
            {
                headers.AddRange(values.Select(value => new KeyValuePair<string, string>(name, value)));
            }
        }

        return headers;
    }

    private static async ValueTask<ReadOnlyMemory<byte>> BodyAsync(HttpContent content, int maxBody, CancellationToken cancellation)
    {
        var body = new ArrayBufferWriter<byte>((int)Math.Clamp(content.Headers.ContentLength ?? 0, 256, maxBody));
        await using var stream = await content.ReadAsStreamAsync(cancellation);
        for (var read = -1; read != 0; body.Advance(read))
        {
            read = await stream.ReadAsync(body.GetMemory(256), cancellation);
            if (body.WrittenCount + read > maxBody)
            {
                throw new CallFailure(CallFault.Failed, "Execution failed due to an integration response that is too large");
            }
        }

        return body.WrittenMemory;
    }

    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> PartsAsync(
        HttpResponseMessage response, CancellationTokenSource limit, CancellationTokenSource either)
    {
        using (limit)
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

    // Nothing is followed, kept or decoded on the way: the client is to see what the endpoint said.
    [SuppressMessage("Security", "CA5359", Justification = "Only for integrations whose owner asks for it, by insecureSkipVerification.")]
    private static HttpMessageInvoker Create(bool checksCertificates) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ActivityHeadersPropagator = null,
        ConnectCallback = ConnectAsync,
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        SslOptions = new SslClientAuthenticationOptions
        {
            RemoteCertificateValidationCallback = checksCertificates ? null : static (_, _, _, _) => true,
        },
    });

    // Names below localhost (RFC 6761), which functions and APIs of this cloud have, are this machine, whether it resolves them or not.
    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase) ? new DnsEndPoint("localhost", port) : context.DnsEndPoint, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
