using System.Globalization;
using System.Text.RegularExpressions;
using Fractus.ApiGateway.Execution.Jwt;
using Fractus.ApiGateway.Rules.Compiled;
using Fractus.ApiGateway.Rules.Requests;
using Fractus.ApiGateway.Rules.Responses;
using Fractus.ApiGateway.Rules.Values;

namespace Fractus.ApiGateway.Execution;

/// <summary>
/// Authorizers of Cognito user pools: a token of one of the pools, good by its signature and its times. A method that names scopes takes an
/// access token with one of them, any other an identity token. Source: "Control access to REST APIs using Amazon Cognito user pools as an
/// authorizer" of the developer guide.
/// </summary>
internal sealed class UserPoolAuthorizers(JwtVerifier verifier)
{
    private const string Expired = "the token has expired";

    // Times among the claims are shown as Java writes them.
    private static readonly string[] s_times = ["exp", "iat"];

    /// <returns>What the method is told: <c>$context.authorizer</c>.</returns>
    /// <exception cref="GatewayFailure">There is no token, or none that is good.</exception>
    public async ValueTask<ValueMap> AuthorizeAsync(CompiledAuthorizer authorizer, Invocation invocation, IReadOnlyList<string> scopes)
    {
        var token = RequestValues.Get(authorizer.Sources[0], invocation);
        if (string.IsNullOrEmpty(token))
        {
            throw GatewayFailure.Unauthorized();
        }

        var claims = await ClaimsAsync(authorizer, invocation, token);
        if (!IsForThis(authorizer, claims) || !(scopes.Count == 0 ? IsIdentity(claims) : HasOneOf(claims, scopes)))
        {
            throw GatewayFailure.Unauthorized();
        }

        return new ValueMap { ["claims"] = Shown(claims) };
    }

    private async ValueTask<ValueMap> ClaimsAsync(CompiledAuthorizer authorizer, Invocation invocation, string token)
    {
        var failure = GatewayFailure.Unauthorized();
        foreach (var issuer in authorizer.Issuers)
        {
            try
            {
                return await verifier.VerifyAsync(token, issuer, []);
            }
            catch (JwtException invalid)
            {
                invocation.Log?.Line($"Token of issuer {issuer} not accepted: {invalid.Message}");
                failure = invalid.Message == Expired ? GatewayFailure.TokenExpired() : failure;
            }
        }

        throw failure;
    }

    // An expression is held against whom the token is for.
    private static bool IsForThis(CompiledAuthorizer authorizer, ValueMap claims)
    {
        if (authorizer.Validation is null)
        {
            return true;
        }

        try
        {
            var audience = (claims.Find("aud") ?? claims.Find("client_id")) as string ?? "";
            return authorizer.Validation.Match(audience) is { Success: true, Index: 0 } match && match.Length == audience.Length;
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    private static bool IsIdentity(ValueMap claims) => claims.Find("token_use") is "id";

    private static bool HasOneOf(ValueMap claims, IReadOnlyList<string> scopes) =>
        claims.Find("token_use") is "access" && JwtVerifier.Scopes(claims).Any(scopes.Contains);

    private static ValueMap Shown(ValueMap claims)
    {
        var shown = new ValueMap();
        foreach (var (name, value) in claims)
        {
            shown[name] = value switch
            {
                null => null,
                long seconds when s_times.Contains(name) && seconds is > 0 and < 100_000_000_000 =>
                    DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime.ToString("ddd MMM dd HH:mm:ss 'UTC' yyyy", CultureInfo.InvariantCulture),
                ValueList list => string.Join(',', list.Select(item => item is null ? "" : ResponseValues.Text(item))),
                _ => ResponseValues.Text(value),
            };
        }

        return shown;
    }
}
