using Fractus.ApiGateway.Rules.Compiled;
using Fractus.ApiGateway.Rules.Domains;
using Fractus.ApiGateway.Rules.Requests;
using Fractus.ApiGateway.Rules.Responses;
using Fractus.Kernel;
using Fractus.Kernel.DataPlane;

namespace Fractus.ApiGateway.Execution;

/// <summary>
/// Answers requests to deployed APIs, at <c>{id}.execute-api.…/{stage}/…</c>, <c>/restapis/{id}/{stage}/_user_request_/…</c> and
/// <c>/_aws/execute-api/{id}/{stage}/…</c>.
/// </summary>
public sealed class RestApiDataPlane : IDataPlane
{
    private readonly StageCache _stages;
    private readonly MethodExecutor _executor;
    private readonly Admission _admission;
    private readonly GatewayLogs _logs;
    private readonly GatewayMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly IdGenerator _ids;
    private readonly Log _log;

    internal RestApiDataPlane(
        StageCache stages, MethodExecutor executor, Admission admission, GatewayLogs logs, GatewayMetrics metrics, TimeProvider time, IdGenerator ids, Log log)
    {
        _stages = stages;
        _executor = executor;
        _admission = admission;
        _logs = logs;
        _metrics = metrics;
        _time = time;
        _ids = ids;
        _log = log;
    }

    /// <inheritdoc/>
    public bool Owns(string host, string path) => InvokeTarget.IsInvocation(host, path);

    /// <inheritdoc/>
    public ValueTask<DataPlaneResponse> HandleAsync(DataPlaneRequest request, CancellationToken cancellation) =>
        HandleAsync(request, mapped: null, cancellation);

    /// <param name="request">As it came.</param>
    /// <param name="mapped">Where a custom domain name leads; null for a request to the API's own addresses.</param>
    /// <param name="cancellation">The client has gone away.</param>
    internal async ValueTask<DataPlaneResponse> HandleAsync(DataPlaneRequest request, MappedTarget? mapped, CancellationToken cancellation)
    {
        var ids = new RequestIds(_ids.Uuid(), _ids.Secret(11) + "=", TraceIds.Create(request.Header(TraceIds.Header), _time.GetUtcNow(), _ids));
        GatewayResponse response;
        try
        {
            response = await AnswerAsync(request, mapped, ids, cancellation);
        }
        catch (GatewayFailure failure)
        {
            response = failure.ToResponse();
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            _log.Error($"API Gateway failed, request {ids.RequestId}", fault);
            response = GatewayFailure.Configuration("").ToResponse();
        }

        return Finish(response, ids);
    }

    private async ValueTask<GatewayResponse> AnswerAsync(DataPlaneRequest request, MappedTarget? mapped, RequestIds ids, CancellationToken cancellation)
    {
        // 1. The API and its stage.
        var started = _time.GetTimestamp();
        var host = WithoutPort(request.Host);
        var target = mapped is null
            ? InvokeTarget.Parse(host.ToLowerInvariant(), request.Path)
            : new InvokeTarget(mapped.ApiId, mapped.StageName, Region: null, mapped.Rest);
        var api = _stages.Find(target.ApiId, target.StageName)?.Choose(_ids);
        if (api is null || (api.IsEndpointDisabled && mapped is null) || (target.Region is { } region && region != api.Owner.Region))
        {
            throw GatewayFailure.Forbidden();
        }

        // 2. The resource and its method.
        var match = api.Router.Match(target.Rest, request.Method);
        var method = match?.Node.Method(request.Method);
        var invocation = Describe(request, ids, host, target, api, method ?? CompiledMethod.None, match, mapped);
        var response = await PassAsync(request, invocation, cancellation);

        // 5. The logs that the stage asks for, and its figures.
        var latency = _time.GetElapsedTime(started);
        _logs.Write(invocation, response, (long)latency.TotalMilliseconds);
        _metrics.Record(invocation, response.Status, latency);
        return response;
    }

    private async ValueTask<GatewayResponse> PassAsync(DataPlaneRequest request, Invocation invocation, CancellationToken cancellation)
    {
        var api = invocation.Api;
        try
        {
            // 3. Whether it may pass.
            await _admission.AdmitAsync(request, invocation, cancellation);
        }
        catch (GatewayFailure failure)
        {
            invocation.Log?.Error(failure.Reason ?? failure.Message);
            return api.GatewayResponses.Answer(failure, invocation);
        }

        // 4. The integration.
        var response = await _executor.ExecuteAsync(invocation, cancellation);
        return Compression.Compress(response, api.MinimumCompressionSize, request.Header("Accept-Encoding"));
    }

    private Invocation Describe(
        DataPlaneRequest request, RequestIds ids, string host, InvokeTarget target, CompiledApi api, CompiledMethod method, RouteMatch? match, MappedTarget? mapped)
    {
        var headers = ForwardedHeaders.Of(request, ids.TraceId, Admission.IsCompressed(request, api));
        headers.RemoveAll(header => DroppedHeaders.OfClients(header.Key));
        return new Invocation
        {
            Api = api,
            Method = method,
            HttpMethod = request.Method,
            Path = "/" + target.Rest.TrimStart('/'),
            FullPath = mapped is null ? $"/{target.StageName}{target.Rest}" : request.Path,
            Headers = new HeaderList(headers),
            Query = QueryString.Parse(request.Query),
            PathParameters = match?.PathParameters ?? [],
            Body = request.Body,
            RequestId = ids.RequestId,
            ExtendedRequestId = ids.ExtendedRequestId,
            TraceId = ids.TraceId,
            Time = _time.GetUtcNow(),
            Protocol = request.Protocol,
            DomainName = host,
            SourceIp = request.SourceIp,
            BasePathMatched = mapped?.BasePath,
            Log = method.Settings is { IsLogged: true } ? new ExecutionLog(ids.RequestId, _time) : null,
        };
    }

    private DataPlaneResponse Finish(GatewayResponse response, RequestIds ids)
    {
        var headers = new List<KeyValuePair<string, string>>(response.Headers.Count + 4);
        if (response.Header("Content-Type") is null)
        {
            headers.Add(new("Content-Type", "application/json"));
        }

        headers.Add(new("x-amzn-RequestId", ids.RequestId));
        headers.Add(new("x-amz-apigw-id", ids.ExtendedRequestId));
        headers.AddRange(response.Headers);
        if (response.IsTraced && response.Header(TraceIds.Header) is null)
        {
            headers.Add(new(TraceIds.Header, TraceIds.Answer(ids.TraceId, _ids)));
        }

        return new DataPlaneResponse(response.Status, headers, response.Body);
    }

    private static string WithoutPort(string host)
    {
        var colon = host.LastIndexOf(':');
        return colon > 0 && !host.EndsWith(']') ? host[..colon] : host;
    }

    private readonly record struct RequestIds(string RequestId, string ExtendedRequestId, string TraceId);
}
