using System.Collections.Concurrent;
using Fractus.ApiGateway.Rules.Compiled;
using Fractus.ApiGateway.Rules.Requests;
using Fractus.ApiGateway.Rules.Responses;
using Fractus.Kernel;
using Fractus.Kernel.DataPlane;
using Fractus.Kernel.Identity;

namespace Fractus.ApiGateway.Execution;

/// <summary>
/// Lambda authorizers, with what they answered kept for as long as each says. A kept policy is asked anew for each method. Source: "Use API
/// Gateway Lambda authorizers" of the developer guide.
/// </summary>
internal sealed class LambdaAuthorizers(AuthorizerFunctions functions, IAuthorizer policies, TimeProvider time)
{
    private const int MaxEntries = 10_000;
    private const string Action = "execute-api:Invoke";

    private readonly ConcurrentDictionary<(string ApiId, string Stage, string AuthorizerId, string Identity), Entry> _entries = new();

    /// <exception cref="GatewayFailure">The request may not pass, or that could not be found out.</exception>
    public async ValueTask<AuthorizerResult> AuthorizeAsync(
        CompiledAuthorizer authorizer, DataPlaneRequest request, Invocation invocation, CancellationToken cancellation)
    {
        var result = await ResultAsync(authorizer, invocation, cancellation);
        var owner = invocation.Api.Owner;
        var question = new AccessQuestion(Principal.Anonymous, Action, invocation.MethodArn, owner.Account, owner.Region)
        {
            SourceIp = request.SourceIp,
            UserAgent = request.Header("User-Agent"),
            SecureTransport = request.Scheme == "https",
        };
        return policies.Evaluate(result.Policy, question) switch
        {
            PolicyEffect.Allowed => result,
            PolicyEffect.Denied => throw GatewayFailure.NotAuthorized(isExplicit: true),
            PolicyEffect.NotMentioned => throw GatewayFailure.NotAuthorized(isExplicit: false),
            _ => throw GatewayFailure.AuthorizerConfiguration("Invalid policy document"),
        };
    }

    /// <summary>The function's own answer, which nothing keeps.</summary>
    /// <exception cref="GatewayFailure">The identity is missing, or the function refuses or fails.</exception>
    public ValueTask<AuthorizerResult> AskAsync(CompiledAuthorizer authorizer, Invocation invocation, CancellationToken cancellation)
    {
        var identity = authorizer.Identity(invocation) ?? throw GatewayFailure.Unauthorized();
        return functions.CallAsync(authorizer, invocation, authorizer.IsToken ? identity[0] : null, cancellation);
    }

    /// <summary>Forgets what was kept for a stage.</summary>
    public void Flush(string apiId, string stageName)
    {
        foreach (var key in _entries.Keys.Where(key => key.ApiId == apiId && key.Stage == stageName))
        {
            _entries.TryRemove(key, out _);
        }
    }

    private async ValueTask<AuthorizerResult> ResultAsync(CompiledAuthorizer authorizer, Invocation invocation, CancellationToken cancellation)
    {
        var identity = authorizer.Identity(invocation) ?? throw GatewayFailure.Unauthorized();
        if (authorizer.TimeToLive == TimeSpan.Zero)
        {
            return await functions.CallAsync(authorizer, invocation, authorizer.IsToken ? identity[0] : null, cancellation);
        }

        var key = (invocation.Api.ApiId, invocation.Api.StageName, authorizer.Id, string.Join('\n', identity));
        if (_entries.TryGetValue(key, out var kept) && kept.End > time.GetUtcNow())
        {
            return kept.Result;
        }

        var result = await functions.CallAsync(authorizer, invocation, authorizer.IsToken ? identity[0] : null, cancellation);
        if (_entries.Count >= MaxEntries)
        {
            _entries.Clear();
        }

        _entries[key] = new Entry(result, time.GetUtcNow() + authorizer.TimeToLive);
        return result;
    }

    private sealed record Entry(AuthorizerResult Result, DateTimeOffset End);
}
