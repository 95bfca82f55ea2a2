using System.Collections.Concurrent;
using System.Text;
using Fractus.ApiGateway.Rules.Requests;
using Fractus.ApiGateway.Rules.Responses;
using Fractus.Kernel;

namespace Fractus.ApiGateway.Execution;

/// <summary>
/// Answers of cached methods, kept for each stage in memory. The key of an answer is the method's cache namespace and the values of its key
/// parameters; only good answers are kept. Source: "Cache settings for REST APIs in API Gateway" of the developer guide.
/// </summary>
public sealed class ResponseCaches
{
    private readonly ConcurrentDictionary<(string ApiId, string Stage, bool IsCanary), ResponseCache> _caches = new();
    private readonly TimeProvider _time;
    private readonly IdGenerator _ids;

    internal ResponseCaches(TimeProvider time, IdGenerator ids)
    {
        (_time, _ids) = (time, ids);
    }

    /// <summary>Forgets what is kept for a stage and its canary.</summary>
    internal void Flush(string apiId, string stageName)
    {
        _caches.TryRemove((apiId, stageName, false), out _);
        _caches.TryRemove((apiId, stageName, true), out _);
    }

    /// <summary>The kept answer, or the integration's, which is then kept.</summary>
    internal async ValueTask<GatewayResponse> AnswerAsync(
        Invocation invocation, Func<Invocation, CancellationToken, ValueTask<GatewayResponse>> integrate, CancellationToken cancellation)
    {
        if (invocation.Api.CacheCapacity is not { } capacity || invocation.IsTest || invocation.Method.Settings?.Caching is not { } settings)
        {
            return await integrate(invocation, cancellation);
        }

        var api = invocation.Api;
        var cache = _caches.GetOrAdd((api.ApiId, api.StageName, api.IsCanary && !api.UsesStageCache), static (_, of) => new ResponseCache(of._time, of._ids), this);
        var key = Key(invocation);
        if (invocation.CacheControl != CacheControl.Refresh && cache.Find(key) is { } kept)
        {
            invocation.IsCacheHit = true;
            return Warned(kept, invocation);
        }

        invocation.IsCacheHit = false;
        var response = await integrate(invocation, cancellation);
        if (response.Status is >= 200 and < 300)
        {
            cache.Put(key, response, settings, capacity);
        }

        return Warned(response, invocation);
    }

    private static GatewayResponse Warned(GatewayResponse response, Invocation invocation) => invocation.CacheControl == CacheControl.RefusedWithWarning
        ? response with { Headers = [.. response.Headers, new("Warning", "199 - \"Unauthorized cache control: the request does not have permission to invalidate the cache\"")] }
        : response;

    private static string Key(Invocation invocation)
    {
        var integration = invocation.Method.Integration;
        var key = new StringBuilder(integration.CacheNamespace).Append('\n').Append(invocation.HttpMethod);
        foreach (var source in integration.CacheKeys)
        {
            // With its length, so that no value can look like the end of it.
            var value = RequestValues.Get(source, invocation);
            key.Append('\n').Append(value?.Length ?? -1).Append(':').Append(value);
        }

        return key.ToString();
    }
}
