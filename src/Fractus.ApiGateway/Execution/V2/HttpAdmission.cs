using Fractus.ApiGateway.Execution.Jwt;
using Fractus.ApiGateway.Rules.Requests;
using Fractus.ApiGateway.Rules.V2.Compiled;
using Fractus.ApiGateway.Rules.V2.Http;
using Fractus.ApiGateway.Rules.Values;
using Fractus.Kernel;
using Fractus.Kernel.DataPlane;
using Fractus.Kernel.Identity;

namespace Fractus.ApiGateway.Execution.V2;

/// <summary>Whether a request to an HTTP API may reach its route.</summary>
internal sealed class HttpAdmission(
    IDataPlaneAuthenticator authenticator, IAuthorizer policies, ApiAuthorizers authorizers, JwtVerifier tokens, TokenBuckets throttles)
{
    /// <summary>Bytes of a request's body; the real service's own limit.</summary>
    private const int MaxBody = 10 * 1024 * 1024;

    /// <exception cref="HttpFailure">It may not.</exception>
    public async ValueTask AdmitAsync(HttpCall call, CancellationToken cancellation)
    {
        var route = call.Route!;
        if (call.Request.Body.Length > MaxBody)
        {
            throw HttpFailure.TooLarge();
        }

        if (route.Throttle is { } rate && !throttles.TryTake(call.Stage.ApiId, call.Stage.Name, route.Key, rate))
        {
            throw HttpFailure.TooManyRequests();
        }

        if (route.RequiresIam)
        {
            CheckSignature(call);
        }
        else if (route.Authorizer is { IsJwt: true } jwt)
        {
            await CheckTokenAsync(call, jwt);
        }
        else if (route.Authorizer is { } authorizer)
        {
            await AskAsync(call, authorizer, cancellation);
        }
    }

    private void CheckSignature(HttpCall call)
    {
        var owner = call.Stage.Owner;
        try
        {
            call.Caller = authenticator.Authenticate(call.Request, "execute-api", owner.Region) ?? throw HttpFailure.Forbidden();
        }
        catch (ApiException)
        {
            // The real service does not tell what is wrong with a signature.
            throw HttpFailure.Forbidden();
        }

        var question = new AccessQuestion(call.Caller, "execute-api:Invoke", call.Arn, owner.Account, owner.Region)
        {
            SourceIp = call.Request.SourceIp,
            UserAgent = call.Request.Header("User-Agent"),
            SecureTransport = call.Request.Scheme == "https",
        };
        if (!policies.Authorize(question).IsAllowed)
        {
            throw HttpFailure.Forbidden();
        }
    }

    private async ValueTask CheckTokenAsync(HttpCall call, ApiAuthorizer authorizer)
    {
        var token = Value(call, authorizer.Sources[0]);
        if (string.IsNullOrEmpty(token))
        {
            throw HttpFailure.Unauthorized("Bearer");
        }

        ValueMap claims;
        try
        {
            claims = await tokens.VerifyAsync(token, authorizer.Issuer, authorizer.Audience);
        }
        catch (JwtException refused)
        {
            throw HttpFailure.Unauthorized($"Bearer scope=\"\" error=\"invalid_token\" error_description=\"{refused.Message.Replace('"', '\'')}\"");
        }

        call.Claims = claims;
        var required = call.Route!.Scopes;
        if (required.Count == 0)
        {
            return;
        }

        var held = JwtVerifier.Scopes(claims);
        call.Scopes = [.. required.Where(held.Contains)];
        if (call.Scopes.Count == 0)
        {
            throw new HttpFailure(403, "Forbidden")
            {
                Challenge = $"Bearer scope=\"{string.Join(' ', required)}\" error=\"insufficient_scope\" error_description=\"the token does not have any of the required scopes\"",
            };
        }
    }

    private async ValueTask AskAsync(HttpCall call, ApiAuthorizer authorizer, CancellationToken cancellation)
    {
        var identity = new List<string>(authorizer.Sources.Count);
        foreach (var source in authorizer.Sources)
        {
            if (Value(call, source) is not { Length: > 0 } value)
            {
                throw HttpFailure.Unauthorized();
            }

            identity.Add(value);
        }

        try
        {
            var answer = await authorizers.AskAsync(
                authorizer,
                call.Stage,
                identity,
                () => authorizer.IsVersion2 ? CallEvent.WriteAuthorizer(call, identity) : CallEventVersion1.WriteAuthorizer(call, identity),
                log: null,
                cancellation);
            if (!authorizers.Allows(answer, call.Stage, call.Arn, call.Request))
            {
                throw HttpFailure.Forbidden();
            }

            call.Authorizer = Told(answer);
        }
        catch (AuthorizerRefusal refusal)
        {
            throw refusal.IsUnauthorized ? HttpFailure.Unauthorized() : HttpFailure.Internal(refusal.Message);
        }
        catch (CallFailure failure)
        {
            throw HttpFailure.Internal(failure.Message);
        }
    }

    private static ValueMap Told(AuthorizerAnswer answer)
    {
        var told = new ValueMap();
        if (answer.PrincipalId is { } principal)
        {
            told["principalId"] = principal;
        }

        foreach (var (name, value) in answer.Context)
        {
            told[name] = value;
        }

        return told;
    }

    private static string? Value(HttpCall call, IdentitySource source) => source.Kind switch
    {
        IdentityKind.Header => call.Headers.Get(source.Name),
        IdentityKind.QueryString => call.Query.Get(source.Name),
        IdentityKind.StageVariable => call.Stage.Variables?.GetValueOrDefault(source.Name),
        _ => RequestContext.Find(CallContext.Variables(call), source.Name),
    };
}
