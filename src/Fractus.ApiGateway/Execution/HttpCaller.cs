using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net.Security;
using Fractus.ApiGateway.Rules.Requests;
using Fractus.ApiGateway.Rules.Responses;

namespace Fractus.ApiGateway.Execution;

/// <summary>Calls the HTTP endpoints behind methods.</summary>
internal sealed class HttpCaller(TimeProvider time) : IDisposable
{
    /// <summary>Bytes of an endpoint's answer; the real service's own limit.</summary>
    private const int MaxBody = 10 * 1024 * 1024;

    private readonly HttpMessageInvoker _client = Create(checksCertificates: true);
    private readonly Lazy<HttpMessageInvoker> _trusting = new(() => Create(checksCertificates: false));

    /// <param name="invocation">The request.</param>
    /// <param name="body">What is sent.</param>
    /// <param name="cancellation">The client has gone away.</param>
    /// <exception cref="GatewayFailure">The endpoint does not answer, or not in time.</exception>
    public async ValueTask<IntegrationAnswer> CallAsync(Invocation invocation, ReadOnlyMemory<byte> body, CancellationToken cancellation)
    {
        var integration = invocation.Method.Integration;
        var endpoint = EndpointRequest.Create(invocation, integration.Uri);
        var url = endpoint.Query.Length == 0 ? endpoint.Path : $"{endpoint.Path}?{endpoint.Query}";
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
        {
            throw GatewayFailure.Configuration("Invalid endpoint address");
        }

        using var request = Request(integration.HttpMethod is null or "ANY" ? invocation.HttpMethod : integration.HttpMethod, uri, endpoint, body);
        EndpointLog.Request(invocation, url, endpoint.Headers, body);
        var started = time.GetTimestamp();
        using var limit = new CancellationTokenSource(TimeSpan.FromMilliseconds(integration.TimeoutMs), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            var client = integration.ChecksCertificates ? _client : _trusting.Value;
            using var response = await client.SendAsync(request, either.Token);
            var answer = await ReadAsync(response, either.Token);
            invocation.IntegrationLatencyMs = (long)time.GetElapsedTime(started).TotalMilliseconds;
            EndpointLog.Response(invocation, answer.Status, answer.Headers, answer.Body);
            return answer;
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            throw GatewayFailure.Timeout();
        }
        catch (HttpRequestException failed)
        {
            throw failed.HttpRequestError == HttpRequestError.NameResolutionError
                ? GatewayFailure.Configuration("Invalid endpoint address")
                : GatewayFailure.Network();
        }
        catch (IOException)
        {
            throw GatewayFailure.Network();
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

    private static HttpRequestMessage Request(string method, Uri uri, EndpointRequest endpoint, ReadOnlyMemory<byte> body)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), uri);
        if (body.Length > 0 || method is "POST" or "PUT" or "PATCH")
        {
            request.Content = new ReadOnlyMemoryContent(body);
        }

        foreach (var (name, value) in endpoint.Headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return request;
    }

    private static async ValueTask<IntegrationAnswer> ReadAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        var headers = new List<KeyValuePair<string, string>>();
        foreach (var (name, values) in response.Headers.NonValidated)
        {
            headers.AddRange(values.Select(value => new KeyValuePair<string, string>(name, value)));
        }

        foreach (var (name, values) in response.Content.Headers.NonValidated)
        {
            headers.AddRange(values.Select(value => new KeyValuePair<string, string>(name, value)));
        }

        var status = (int)response.StatusCode;
        var body = await BodyAsync(response.Content, cancellation);
        return new IntegrationAnswer(status, status.ToString(CultureInfo.InvariantCulture), headers, body);
    }

    private static async ValueTask<ReadOnlyMemory<byte>> BodyAsync(HttpContent content, CancellationToken cancellation)
    {
        var body = new ArrayBufferWriter<byte>((int)Math.Clamp(content.Headers.ContentLength ?? 0, 256, MaxBody));
        await using var stream = await content.ReadAsStreamAsync(cancellation);
        while (true)
        {
            var read = await stream.ReadAsync(body.GetMemory(256), cancellation);
            if (read == 0)
            {
                return body.WrittenMemory;
            }

            body.Advance(read);
            if (body.WrittenCount > MaxBody)
            {
                throw GatewayFailure.Integration(500, "Execution failed due to an integration response that is too large");
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
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        SslOptions = new SslClientAuthenticationOptions
        {
            RemoteCertificateValidationCallback = checksCertificates ? null : static (_, _, _, _) => true,
        },
    });
}
