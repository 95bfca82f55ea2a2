using System.Globalization;
using System.IO.Hashing;
using System.IO.Pipelines;
using System.Net;
using System.Text;
using Fractus.Kernel.Contracts;
using Fractus.Wire;
using Fractus.Wire.Body;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Fractus.Http;

/// <summary>One request and its answer, between the HTTP server's features and the protocols' plain view of them.</summary>
internal sealed class HttpExchange : IClientConnection, IDisposable
{
    private readonly IFeatureCollection _features;
    private readonly IHttpRequestFeature _request;
    private readonly PooledBody _responseBody = new();

    public HttpExchange(IFeatureCollection features)
    {
        _features = features;
        _request = features.GetRequiredFeature<IHttpRequestFeature>();
        var target = _request.RawTarget;
        var (path, query) = Split(target);
        Request = new WireRequest
        {
            Method = _request.Method,
            Path = path,
            Query = query,
            Headers = new ServerHeaders(_request.Headers),
        };
        Response = new WireResponse(_responseBody);
    }

    public WireRequest Request { get; }

    public WireResponse Response { get; private set; }

    public string RequestId { get; set; } = "";

    /// <summary>Whose request it is, once that is known, and what has come of it, for its record.</summary>
    public RequestOutcome Outcome { get; } = new();

    /// <summary>Whose operation is asked for, once that is known: it says what its answers carry beside their bodies.</summary>
    public ServiceSchema? Service { get; set; }

    public IHeaderDictionary RequestHeaders => _request.Headers;

    public string Protocol => _request.Protocol;

    public string Scheme => _request.Scheme;

    public bool IsSecure => _request.Scheme == "https";

    public CancellationToken Aborted => _features.GetRequiredFeature<IHttpRequestLifetimeFeature>().RequestAborted;

    public string SourceIp => _features.Get<IHttpConnectionFeature>()?.RemoteIpAddress?.ToString() ?? "";

    public IPEndPoint? Peer => _features.Get<IHttpConnectionFeature>() is { RemoteIpAddress: { } address } ends ? new IPEndPoint(address, ends.RemotePort) : null;

    public IPEndPoint? Own => _features.Get<IHttpConnectionFeature>() is { LocalIpAddress: { } address } ends ? new IPEndPoint(address, ends.LocalPort) : null;

    public IDictionary<object, object?> Known => _features.GetRequiredFeature<IConnectionItemsFeature>().Items;

    /// <summary>The host that the request names, without port, in lower case.</summary>
    public string Host
    {
        get
        {
            var host = _request.Headers.Host.ToString();
            var end = host.StartsWith('[') ? host.IndexOf(']', StringComparison.Ordinal) + 1 : host.IndexOf(':', StringComparison.Ordinal);
            return (end <= 0 ? host : host[..end]).ToLowerInvariant();
        }
    }

    /// <summary>Whether the URL, or the lines of the headers together, have more bytes than a service takes.</summary>
    public bool IsHeadLonger(int mostBytes)
    {
        if (_request.RawTarget.Length > mostBytes)
        {
            return true;
        }

        var length = 0;
        foreach (var (name, values) in _request.Headers)
        {
            foreach (var value in values)
            {
                length += name.Length + ": \r\n".Length + (value?.Length ?? 0);
            }
        }

        return length > mostBytes;
    }

    /// <summary>Forgets what a failed step may have written.</summary>
    public void DiscardResponse()
    {
        _responseBody.Clear();
        Response = new WireResponse(_responseBody);
    }

    /// <summary>Reads the whole body.</summary>
    /// <exception cref="BadHttpRequestException">It is larger than the server's limit.</exception>
    public async ValueTask ReadBodyAsync()
    {
        if (_request.Headers.ContentLength is 0 || !_features.GetRequiredFeature<IHttpRequestBodyDetectionFeature>().CanHaveBody)
        {
            return;
        }

        if (_request.Headers.ContentLength is { } length)
        {
            // Before the memory is taken: a header alone must not be able to claim it.
            if (length > HttpServer.MostBodyBytes)
            {
                throw new BadHttpRequestException("The request body is too large.", StatusCodes.Status413PayloadTooLarge);
            }

            var body = GC.AllocateUninitializedArray<byte>((int)length);
            await _request.Body.ReadExactlyAsync(body, Aborted);
            Request.Body = body;
            return;
        }

        using var gathered = new MemoryStream();
        await _request.Body.CopyToAsync(gathered, Aborted);
        Request.Body = gathered.GetBuffer().AsMemory(0, (int)gathered.Length);
    }

    /// <summary>Sends the answer that the pipeline made.</summary>
    public async ValueTask SendAsync()
    {
        var response = _features.GetRequiredFeature<IHttpResponseFeature>();
        response.StatusCode = Response.Status;
        if (Response.ContentType is { } contentType)
        {
            response.Headers.ContentType = contentType;
        }

        foreach (var (name, value) in Response.Headers)
        {
            response.Headers.Append(name, HeaderText(value));
        }

        response.Headers["x-amzn-RequestId"] = RequestId;
        if (Service is { ServerName.Length: > 0 })
        {
            response.Headers.Server = Service.ServerName;
        }

        if (Response.Stream is { } stream)
        {
            await stream(await StartBodyAsync(), Aborted);
            return;
        }

        var body = _responseBody.Written;
        if (body.Length >= ResponseCompression.Threshold
            && ResponseCompression.Choose(_request.Headers.AcceptEncoding.FirstOrDefault()) is { } encoding)
        {
            response.Headers.ContentEncoding = encoding;
            body = ResponseCompression.Compress(encoding, body.Span);
        }

        if (Service is { SendsChecksums: true })
        {
            response.Headers["x-amz-crc32"] = Crc32.HashToUInt32(body.Span).ToString(CultureInfo.InvariantCulture);
        }

        await SendBodyAsync(response, body);
    }

    public async ValueTask SendBodyAsync(IHttpResponseFeature response, ReadOnlyMemory<byte> body)
    {
        // 1xx, 204 and 304 have no body; a HEAD's is left out though its length is told.
        if (response.StatusCode is 204 or 304)
        {
            return;
        }

        response.Headers.ContentLength = body.Length;
        if (_request.Method != "HEAD")
        {
            var writer = _features.GetRequiredFeature<IHttpResponseBodyFeature>().Writer;
            await writer.WriteAsync(body, Aborted);
        }
    }

    /// <summary>Sends status and headers; the body follows in parts, framed by the server.</summary>
    public async ValueTask<PipeWriter> StartBodyAsync()
    {
        var body = _features.GetRequiredFeature<IHttpResponseBodyFeature>();
        await body.StartAsync(Aborted);
        return body.Writer;
    }

    public void Dispose() => _responseBody.Dispose();

    public T Feature<T>()
        where T : class => _features.GetRequiredFeature<T>();

    // A header cannot hold line breaks; what a function or a policy put into a message must not make the answer fail.
    private static string HeaderText(string value) =>
        value.AsSpan().IndexOfAny('\r', '\n', '\0') < 0 ? value : new StringBuilder(value).Replace('\r', ' ').Replace('\n', ' ').Replace('\0', ' ').ToString();

    private static (string Path, string Query) Split(string target)
    {
        if (!target.StartsWith('/') && Uri.TryCreate(target, UriKind.Absolute, out var absolute))
        {
            return (absolute.AbsolutePath, absolute.Query.TrimStart('?'));
        }

        var question = target.IndexOf('?', StringComparison.Ordinal);
        return question < 0 ? (target, "") : (target[..question], target[(question + 1)..]);
    }

    private sealed class ServerHeaders(IHeaderDictionary headers) : IWireHeaders
    {
        public string? Get(string name) => headers.TryGetValue(name, out var values)
            ? values.Count == 1 ? values[0] : string.Join(',', values.ToArray())
            : null;

        public IEnumerable<KeyValuePair<string, string>> All() =>
            headers.Select(h => new KeyValuePair<string, string>(h.Key, h.Value.ToString()));
    }
}
