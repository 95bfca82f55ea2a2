using System.Collections.Concurrent;
using System.Text.Json;
using Fractus.Kernel;
using Fractus.Kernel.DataPlane;
using Fractus.Kernel.Identity;
using Fractus.Lambda.Contract;
using Fractus.Lambda.Invocations;
using Fractus.Lambda.Rules;
using Fractus.Lambda.Storage;
using Fractus.Runtime;
using Fractus.Store;

namespace Fractus.Lambda.FunctionUrls;

/// <summary>Answers requests to functions' URLs.</summary>
internal sealed class FunctionUrlDataPlane(
    IStore store,
    FunctionCache functions,
    FunctionInvoker invoker,
    IDataPlaneAuthenticator authenticator,
    IAuthorizer authorizer,
    TimeProvider time,
    IdGenerator ids)
{
    private const string SigningName = "lambda";
    private const string Action = "lambda:InvokeFunctionUrl";
    private const string TraceName = "X-Amzn-Trace-Id";

    // Where a URL leads never changes; that it is still there is asked of the function.
    private readonly ConcurrentDictionary<string, FunctionUrlTarget> _targets = new();

    public async ValueTask<DataPlaneResponse> HandleAsync(DataPlaneRequest request, CancellationToken cancellation)
    {
        var requestId = ids.Uuid();
        var (urlId, region) = FunctionUrlHost.Parse(request.Host);

        // 1. The function.
        var target = Find(urlId);
        if (target is null || target.Id.Region != region || functions.Find(target.Id) is not { } function
            || function.Url(target.Scope) is not { } url || url.UrlId != urlId)
        {
            return Refused(new CommonApiException("AccessDeniedException", 403, ""), requestId);
        }

        // 2. A browser's question, which carries no signature.
        if (FunctionUrlCors.Preflight(url.Cors, request) is { } preflight)
        {
            return Finish(preflight, requestId);
        }

        DataPlaneResponse response;
        try
        {
            // 3. Who calls, and whether they may.
            var caller = url.AuthType == FunctionUrlAuthType.AwsIam ? Authenticate(request, region) : null;
            CheckPermission(request, function, target, url, caller);

            // 4. The invocation.
            response = await InvokeAsync(request, function, target, url, caller, requestId, cancellation);
        }
        catch (ApiException refused)
        {
            response = Refused(refused, requestId);
        }

        var headers = response.Headers.ToList();
        FunctionUrlCors.Apply(url.Cors, request, headers);
        return Finish(response with { Headers = headers }, requestId);
    }

    private static CommonApiException Forbidden() => new(
        "AccessDeniedException",
        403,
        "Forbidden. For troubleshooting Function URL authorization issues, see: https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html");

    private static DataPlaneResponse Refused(ApiException refused, string requestId)
    {
        var message = refused.Message is { Length: > 0 } text ? $"\"{JsonEncodedText.Encode(text)}\"" : "null";
        return Finish(
            new DataPlaneResponse(
                refused.Status,
                [new("Content-Type", "application/json"), new("x-amzn-ErrorType", refused.Code)],
                System.Text.Encoding.UTF8.GetBytes($"{{\"Message\":{message}}}")),
            requestId);
    }

    private static DataPlaneResponse Finish(DataPlaneResponse response, string requestId) =>
        response.Headers.Any(header => header.Key == "x-amzn-RequestId")
            ? response
            : response with { Headers = [new("x-amzn-RequestId", requestId), .. response.Headers] };

    private FunctionUrlTarget? Find(string urlId)
    {
        if (_targets.TryGetValue(urlId, out var known))
        {
            return known;
        }

        using var snapshot = store.OpenSnapshot();
        return snapshot.TryGet(FunctionKeys.UrlId(urlId), out var stored) ? _targets.GetOrAdd(urlId, FunctionUrlTarget.Read(stored)) : null;
    }

    private Principal Authenticate(DataPlaneRequest request, string region) =>
        authenticator.Authenticate(request, SigningName, region) ?? throw Forbidden();

    private void CheckPermission(DataPlaneRequest request, LoadedFunction function, FunctionUrlTarget target, FunctionUrlRecord url, Principal? caller)
    {
        var decision = authorizer.Authorize(
            new AccessQuestion(caller ?? Principal.Anonymous, Action, target.Arn, target.Id.Account, target.Id.Region)
            {
                SourceIp = request.SourceIp,
                UserAgent = request.Header("User-Agent"),
                SecureTransport = request.Scheme == "https",
                ResourcePolicy = function.Policy(target.Scope),
                ServiceContext = new Dictionary<string, IReadOnlyList<string>> { ["lambda:FunctionUrlAuthType"] = [url.AuthType] },
            });
        if (!decision.IsAllowed)
        {
            throw Forbidden();
        }
    }

    private async ValueTask<DataPlaneResponse> InvokeAsync(
        DataPlaneRequest request,
        LoadedFunction function,
        FunctionUrlTarget target,
        FunctionUrlRecord url,
        Principal? caller,
        string requestId,
        CancellationToken cancellation)
    {
        // The alias may be gone while its URL is there.
        var version = function.Pick(target.Qualifier, ids) ?? throw Forbidden();
        var traceId = invoker.Trace(version, request.Header(TraceName));
        var payload = FunctionUrlEvent.Build(request, requestId, traceId, caller, time.GetUtcNow());
        if (payload.Length > LambdaLimits.PayloadBytes)
        {
            throw new RequestTooLargeException($"Request must be smaller than {LambdaLimits.PayloadBytes} bytes for the InvokeFunction operation");
        }

        var invocation = new InvocationRequest
        {
            RequestId = requestId,
            Payload = payload,
            InvokedFunctionArn = target.Qualifier is null ? null : target.Arn,
            TraceId = traceId,
        };
        var response = url.InvokeMode == InvokeMode.ResponseStream
            ? await FunctionUrlStream.BeginAsync(invoker.Stream(version, invocation, cancellation), cancellation)
            : Whole(await invoker.InvokeAsync(version, invocation, cancellation));
        return response with { Headers = [.. response.Headers, new(TraceName, traceId)] };
    }

    private static DataPlaneResponse Whole(InvocationResult result) =>
        result.FunctionError is null ? FunctionUrlAnswer.Read(result.Payload, result.ContentType) : FunctionUrlAnswer.Failed;
}
