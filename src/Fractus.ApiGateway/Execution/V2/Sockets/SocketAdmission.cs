using Fractus.ApiGateway.Rules.Requests;
using Fractus.ApiGateway.Rules.V2.Compiled;
using Fractus.ApiGateway.Rules.V2.Sockets;
using Fractus.ApiGateway.Rules.Values;
using Fractus.Kernel;
using Fractus.Kernel.DataPlane;
using Fractus.Kernel.Identity;

namespace Fractus.ApiGateway.Execution.V2.Sockets;

/// <summary>Whether a client may connect, and whether its messages may pass.</summary>
internal sealed class SocketAdmission(
    IDataPlaneAuthenticator authenticator, IAuthorizer policies, ApiAuthorizers authorizers, UsagePlans plans, TokenBuckets throttles)
{
    /// <summary>The route's own throttle.</summary>
    /// <exception cref="SocketFailure">Too many come.</exception>
    public void CheckThrottle(SocketMessage message)
    {
        var stage = message.Stage;
        if (message.Route.Throttle is { } rate && !throttles.TryTake(stage.ApiId, stage.Name, message.RouteKey, rate))
        {
            throw SocketFailure.TooManyRequests();
        }
    }

    /// <summary>
    /// The key that the client showed at the handshake and its plan, where the route asks for one. A message has no place for a key, so the
    /// handshake's counts, each time anew: a key may have been disabled since.
    /// </summary>
    /// <exception cref="SocketFailure">It is not good, or nothing is left of what its plan allows.</exception>
    public void CheckKey(SocketMessage message)
    {
        if (!message.Route.RequiresKey)
        {
            return;
        }

        var stage = message.Stage;
        var call = new KeyedCall(stage.Owner, stage.ApiId, stage.Name, message.RouteKey);
        var verdict = plans.Check(call, message.Peer.ShownKey, message.Log, out var key);
        message.Peer.ApiKey = key;
        message.Learn();
        switch (verdict)
        {
            case PlanVerdict.Forbidden:
                throw SocketFailure.Forbidden();
            case PlanVerdict.Throttled:
                throw SocketFailure.TooManyRequests();
            case PlanVerdict.QuotaExceeded:
                throw SocketFailure.QuotaExceeded();
        }
    }

    /// <summary>Who the client is.</summary>
    /// <exception cref="SocketFailure">It may not connect.</exception>
    public async ValueTask AdmitAsync(SocketMessage message, CancellationToken cancellation)
    {
        var (route, request) = (message.Route, message.Handshake!);
        message.Peer.ShownKey = message.Stage.Socket!.TakesKeyFromAuthorizer ? null : request.Header(UsagePlans.KeyHeader);
        if (route.Required.Any(source => string.IsNullOrEmpty(Value(message, source))))
        {
            throw new SocketFailure(400, "Missing required request parameters");
        }

        if (route.RequiresIam)
        {
            CheckSignature(message, request);
        }
        else if (route.Authorizer is { } authorizer)
        {
            await AskAsync(authorizer, message, cancellation);
        }

        message.Learn();
    }

    private void CheckSignature(SocketMessage message, DataPlaneRequest request)
    {
        var owner = message.Stage.Owner;
        Principal principal;
        try
        {
            principal = authenticator.Authenticate(request, "execute-api", owner.Region)
                ?? throw new SocketFailure(403, "Missing Authentication Token");
        }
        catch (ApiException refused)
        {
            throw new SocketFailure(403, refused.Message);
        }

        var question = new AccessQuestion(principal, "execute-api:Invoke", message.Arn, owner.Account, owner.Region)
        {
            SourceIp = request.SourceIp,
            UserAgent = request.Header("User-Agent"),
            SecureTransport = request.Scheme is "https" or "wss",
        };
        var decision = policies.Authorize(question);
        if (!decision.IsAllowed)
        {
            throw SocketFailure.Forbidden(decision.Message);
        }

        message.Peer.Caller = principal;
    }

    private async ValueTask AskAsync(ApiAuthorizer authorizer, SocketMessage message, CancellationToken cancellation)
    {
        var identity = new List<string>(authorizer.Sources.Count);
        foreach (var source in authorizer.Sources)
        {
            identity.Add(Value(message, source) is { Length: > 0 } value ? value : throw SocketFailure.Unauthorized());
        }

        try
        {
            var answer = await authorizers.AskAsync(authorizer, message.Stage, identity, () => SocketEvent.WriteAuthorizer(message), message.Log, cancellation);
            if (!authorizers.Allows(answer, message.Stage, message.Arn, message.Handshake!))
            {
                throw SocketFailure.Forbidden();
            }

            var told = new ValueMap { ["principalId"] = answer.PrincipalId };
            foreach (var (name, value) in answer.Context)
            {
                told[name] = value;
            }

            message.Peer.Authorizer = told;
            message.Peer.ShownKey = message.Stage.Socket!.TakesKeyFromAuthorizer ? answer.UsageKey : message.Peer.ShownKey;
        }
        catch (AuthorizerRefusal refusal)
        {
            throw refusal.IsUnauthorized ? SocketFailure.Unauthorized() : SocketFailure.Internal(500, refusal.Message);
        }
        catch (CallFailure failure)
        {
            throw failure.IsConfiguration ? SocketFailure.Configuration(failure.Message) : SocketFailure.Internal(500, failure.Message);
        }
    }

    private static string? Value(SocketMessage message, IdentitySource source) => source.Kind switch
    {
        IdentityKind.Header => message.Handshake!.Header(source.Name),
        IdentityKind.QueryString => QueryString.Parse(message.Handshake!.Query).Get(source.Name),
        IdentityKind.StageVariable => message.Stage.Variables?.GetValueOrDefault(source.Name),
        _ => RequestContext.Find(message.Context, source.Name),
    };
}
