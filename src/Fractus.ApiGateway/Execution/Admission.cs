using Fractus.ApiGateway.Rules.Compiled;
using Fractus.ApiGateway.Rules.Requests;
using Fractus.ApiGateway.Rules.Responses;
using Fractus.Kernel.DataPlane;

namespace Fractus.ApiGateway.Execution;

/// <summary>Whether a request may reach its method.</summary>
internal sealed class Admission(
    InvokePermission permission, LambdaAuthorizers authorizers, UserPoolAuthorizers userPools, Throttles throttles, TimeProvider time)
{
    /// <summary>Bytes of a request's body; the real service's own limit.</summary>
    private const int MaxBody = 10 * 1024 * 1024;

    /// <exception cref="GatewayFailure">It may not.</exception>
    public async ValueTask AdmitAsync(DataPlaneRequest request, Invocation invocation, CancellationToken cancellation)
    {
        var api = invocation.Api;
        if (invocation.Method == CompiledMethod.None)
        {
            throw GatewayFailure.MissingAuthenticationToken();
        }

        if (request.Body.Length > MaxBody)
        {
            throw GatewayFailure.RequestTooLong();
        }

        if (IsCompressed(request, api))
        {
            invocation.Body = Compression.Decompress(request.Body, request.Header("Content-Encoding")!, MaxBody);
        }

        // 1. The stage's own throttle.
        throttles.CheckStage(invocation);

        // 2. Who calls: the signature, the API's policy, the authorizer.
        var keyFromAuthorizer = await AuthorizeAsync(request, invocation, cancellation);

        // 3. The API key and its usage plan.
        throttles.CheckKey(invocation, keyFromAuthorizer);

        // 4. Whether it may have a fresh answer, where answers are kept and it asks for one.
        if (api.CacheCapacity is not null && invocation.Method.Settings?.Caching is { } caching)
        {
            invocation.CacheControl = permission.CheckCacheControl(request, invocation, caching);
        }
    }

    /// <summary>Whether the gateway unpacks the body: only APIs that turned compression on do.</summary>
    public static bool IsCompressed(DataPlaneRequest request, CompiledApi api) =>
        api.MinimumCompressionSize is not null && Compression.IsKnown(request.Header("Content-Encoding"));

    // Access logs tell how it went, however it goes.
    private async ValueTask<string?> AuthorizeAsync(DataPlaneRequest request, Invocation invocation, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        GatewayFailure? refusal = null;
        try
        {
            return await AskAsync(request, invocation, cancellation);
        }
        catch (GatewayFailure failure)
        {
            refusal = failure;
            throw;
        }
        finally
        {
            if (invocation.Api.AccessLog is not null)
            {
                invocation.AccessSteps = AccessSteps.Of(invocation.Method, refusal, (long)time.GetElapsedTime(started).TotalMilliseconds);
            }
        }
    }

    /// <returns>The key that the authorizer names.</returns>
    private async ValueTask<string?> AskAsync(DataPlaneRequest request, Invocation invocation, CancellationToken cancellation)
    {
        var method = invocation.Method;
        if (method.RequiresIam)
        {
            invocation.Caller = permission.Check(request, invocation);
        }
        else
        {
            permission.CheckAnyone(request, invocation);
        }

        if (method.Authorizer is { Issuers.Count: > 0 } pools)
        {
            invocation.Authorizer = await userPools.AuthorizeAsync(pools, invocation, method.Scopes);
        }
        else if (method.Authorizer is { } authorizer)
        {
            var result = await authorizers.AuthorizeAsync(authorizer, request, invocation, cancellation);
            invocation.Authorizer = result.Context;
            return result.UsageKey;
        }

        return null;
    }
}
