using System.Collections.Frozen;
using Fractus.ApiGateway.Rules.Domains;
using Fractus.ApiGateway.Rules.Mapping;
using Fractus.ApiGateway.Rules.Requests;
using Fractus.ApiGateway.Rules.Responses;
using Fractus.ApiGateway.Rules.V2;
using Fractus.ApiGateway.Rules.V2.Compiled;
using Fractus.ApiGateway.Rules.V2.Http;
using Fractus.Kernel;
using Fractus.Kernel.DataPlane;

namespace Fractus.ApiGateway.Execution.V2;

/// <summary>Answers requests to HTTP APIs.</summary>
internal sealed class HttpApiPlane(
    LiveApis apis,
    HttpAdmission admission,
    HttpIntegrations integrations,
    GatewayLogs logs,
    ApiMetrics metrics,
    TimeProvider time,
    IdGenerator ids,
    Log log)
{
    private const string RequestIdHeader = "apigw-requestid";

    /// <param name="request">As it came.</param>
    /// <param name="host">Without port, in lower case.</param>
    /// <param name="apiId">The API that it is for.</param>
    /// <param name="target">What it asks for.</param>
    /// <param name="cancellation">The client has gone away.</param>
    public async ValueTask<DataPlaneResponse> HandleAsync(
        DataPlaneRequest request, string host, string apiId, HttpTarget target, CancellationToken cancellation)
    {
        var requestId = ids.Secret(11) + "=";
        GatewayResponse response;
        try
        {
            response = apis.Find(apiId) is { } stages && target.Find(stages, request.Path) is { } found
                ? await AnswerAsync(Describe(request, host, found, requestId), cancellation)
                : HttpFailure.NotFound().ToResponse();
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            log.Error($"API Gateway failed, request {requestId}", fault);
            response = HttpFailure.Internal("").ToResponse();
        }

        return new DataPlaneResponse(response.Status, [.. response.Headers, new(RequestIdHeader, requestId)], response.Body) { Parts = response.Parts };
    }

    private async ValueTask<GatewayResponse> AnswerAsync(HttpCall call, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        var response = await PassAsync(call, cancellation);

        // 5. The log that the stage asks for, and its figures.
        var latency = time.GetElapsedTime(started);
        if (call.Stage.AccessLog is not null)
        {
            WriteLog(call, response, (long)latency.TotalMilliseconds);
        }

        metrics.Answered(call, response.Status, latency);
        if (response.Parts is { } parts)
        {
            return response with { Parts = CountAsync(call, parts) };
        }

        metrics.Processed(call, response.Body.Length);
        return response;
    }

    private async IAsyncEnumerable<ReadOnlyMemory<byte>> CountAsync(HttpCall call, IAsyncEnumerable<ReadOnlyMemory<byte>> parts)
    {
        var bytes = 0L;
        try
        {
            await foreach (var part in parts)
            {
                bytes += part.Length;
                yield return part;
            }
        }
        finally
        {
            metrics.Processed(call, bytes);
        }
    }

    private async ValueTask<GatewayResponse> PassAsync(HttpCall call, CancellationToken cancellation)
    {
        // 1. Preflight requests of browsers are the gateway's own to answer.
        var cors = call.Stage.Cors;
        var origin = call.Request.Header("Origin");
        if (cors is not null && CorsPolicy.IsPreflight(call.Request))
        {
            return new GatewayResponse(204, cors.Preflight(origin!), default);
        }

        GatewayResponse response;
        try
        {
            // 2. The route; 3. whether the request may pass; 4. the integration.
            call.Route = call.Stage.Http?.Match(call.Request.Method, call.PathInStage, call.PathParameters) ?? throw HttpFailure.NotFound();
            await admission.AdmitAsync(call, cancellation);
            response = await integrations.CallAsync(call, cancellation);
        }
        catch (HttpFailure failure)
        {
            call.Fault = failure.Reason;
            response = failure.ToResponse();
        }

        return cors is null ? response : response with { Headers = cors.Apply(origin, response.Headers) };
    }

    private HttpCall Describe(DataPlaneRequest request, string host, HttpTarget.Found found, string requestId)
    {
        var now = time.GetUtcNow();
        return new HttpCall
        {
            Stage = found.Stage,
            Request = request,
            RawPath = Decode(found.RawPath),
            PathInStage = Decode(found.PathInStage),
            Headers = new HeaderList(ForwardedHeaders.Of(request, TraceIds.Create(request.Header(TraceIds.Header), now, ids), isDecompressed: false)),
            Query = QueryString.Parse(request.Query),
            RequestId = requestId,
            Time = now,
            DomainName = host,
        };
    }

    private static string Decode(string path) => path.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(path) : path;

    private void WriteLog(HttpCall call, GatewayResponse response, long latencyMs)
    {
        var variables = CallContext.Variables(call);
        variables["status"] = (long)response.Status;
        variables["responseLength"] = (long)response.Body.Length;
        variables["responseLatency"] = latencyMs;
        variables["integrationLatency"] = call.IntegrationLatencyMs;
        var access = call.Stage.AccessLog!;
        var line = access.Format.Render(source => source.Kind == SourceKind.Context ? RequestContext.Find(variables, source.Name) : null);
        logs.Add(call.Stage.Owner, access.LogGroup, time.GetUtcNow(), line, asOwner: true);
    }
}

/// <summary>Which stage of an HTTP API a request is for.</summary>
/// <param name="First">The first part of the path, which may name a stage.</param>
/// <param name="Rest">What follows it.</param>
/// <param name="Mapped">Where a custom domain name leads; null for a request to the API's own addresses, whose path says.</param>
internal readonly record struct HttpTarget(string First, string Rest, MappedTarget? Mapped)
{
    /// <param name="Stage">The stage.</param>
    /// <param name="PathInStage">Behind the stage, with its slash, as sent.</param>
    /// <param name="RawPath">As the client sees it: with the stage, or the path of the mapping, where the URL has it.</param>
    public sealed record Found(LiveStage Stage, string PathInStage, string RawPath);

    /// <returns>Null where there is none that takes it.</returns>
    public Found? Find(FrozenDictionary<string, LiveStage> stages, string path)
    {
        if (Mapped is { } mapped)
        {
            return stages.TryGetValue(mapped.StageName, out var led) ? new Found(led, mapped.Rest.Length == 0 ? "/" : mapped.Rest, path) : null;
        }

        var whole = First.Length == 0 && Rest.Length == 0 ? "/" : $"/{First}{Rest}";
        var found = First != ApiStageRules.Default && stages.TryGetValue(First, out var named)
            ? new Found(named, Rest.Length == 0 ? "/" : Rest, whole)
            : stages.TryGetValue(ApiStageRules.Default, out var unnamed) ? new Found(unnamed, whole, whole) : null;
        return found is { Stage.IsEndpointDisabled: true } ? null : found;
    }
}
