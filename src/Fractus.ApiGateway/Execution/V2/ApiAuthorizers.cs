using System.Collections.Concurrent;
using Fractus.ApiGateway.Rules.Responses;
using Fractus.ApiGateway.Rules.V2.Compiled;
using Fractus.Kernel;
using Fractus.Kernel.DataPlane;
using Fractus.Kernel.Identity;

namespace Fractus.ApiGateway.Execution.V2;

/// <summary>
/// Lambda authorizers of HTTP and WebSocket APIs, with what they answered kept for as long as each says. A kept policy is asked anew for
/// each route.
/// </summary>
internal sealed class ApiAuthorizers(FunctionCaller functions, IAuthorizer policies, TimeProvider time)
{
    private const int MaxEntries = 10_000;
    private const string Action = "execute-api:Invoke";

    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<(string ApiId, string Stage, string AuthorizerId, string Identity), Entry> _entries = new();

    /// <param name="authorizer">Which authorizer.</param>
    /// <param name="stage">Of what.</param>
    /// <param name="identity">The values of the identity sources.</param>
    /// <param name="write">Writes the event, where the function must be called.</param>
    /// <param name="log">The execution log; null where there is none.</param>
    /// <param name="cancellation">The client has gone away.</param>
    /// <exception cref="CallFailure">The function fails, or could not be called, or its answer is none.</exception>
    public async ValueTask<AuthorizerAnswer> AskAsync(
        ApiAuthorizer authorizer,
        LiveStage stage,
        IReadOnlyList<string> identity,
        Func<ReadOnlyMemory<byte>> write,
        ExecutionLog? log,
        CancellationToken cancellation)
    {
        var key = (stage.ApiId, stage.Name, authorizer.Id, string.Join('\n', identity));
        var isKept = authorizer.TimeToLive > TimeSpan.Zero && identity.Count > 0;
        if (isKept && _entries.TryGetValue(key, out var kept) && kept.End > time.GetUtcNow())
        {
            return kept.Answer;
        }

        var source = $"arn:aws:execute-api:{stage.Owner.Region}:{stage.Owner.Account}:{stage.ApiId}/authorizers/{authorizer.Id}";
        var target = new FunctionTarget(stage.Owner, authorizer.FunctionArn, authorizer.Credentials, source);
        log?.Line($"Starting authorizer: {authorizer.Id}");
        var output = await functions.CallAsync(target, write(), s_timeout, cancellation);
        var payload = output.Payload ?? default;
        log?.Line("Authorizer result body before parsing: " + ExecutionLog.Show(payload));
        if (output.FunctionError is not null)
        {
            throw new AuthorizerRefusal(payload);
        }

        var answer = AuthorizerAnswer.Read(payload.Span, authorizer.HasSimpleResponses)
            ?? throw CallFailure.Configuration("The authorizer's answer has another form.");
        if (isKept)
        {
            if (_entries.Count >= MaxEntries)
            {
                _entries.Clear();
            }

            _entries[key] = new Entry(answer, time.GetUtcNow() + authorizer.TimeToLive);
        }

        return answer;
    }

    /// <summary>Whether an answer lets a request pass.</summary>
    /// <exception cref="CallFailure">Its policy is none.</exception>
    public bool Allows(AuthorizerAnswer answer, LiveStage stage, string arn, DataPlaneRequest request)
    {
        if (answer.IsAllowed is { } isAllowed)
        {
            return isAllowed;
        }

        var question = new AccessQuestion(Principal.Anonymous, Action, arn, stage.Owner.Account, stage.Owner.Region)
        {
            SourceIp = request.SourceIp,
            UserAgent = request.Header("User-Agent"),
            SecureTransport = request.Scheme is "https" or "wss",
        };
        return policies.Evaluate(answer.Policy!, question) switch
        {
            PolicyEffect.Malformed => throw CallFailure.Configuration("Invalid policy document"),
            var effect => effect == PolicyEffect.Allowed,
        };
    }

    /// <summary>Forgets what was kept for a stage.</summary>
    public void Flush(string apiId, string stageName)
    {
        foreach (var key in _entries.Keys.Where(key => key.ApiId == apiId && key.Stage == stageName))
        {
            _entries.TryRemove(key, out _);
        }
    }

    private sealed record Entry(AuthorizerAnswer Answer, DateTimeOffset End);
}
