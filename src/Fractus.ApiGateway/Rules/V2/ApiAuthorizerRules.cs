using Fractus.ApiGateway.Contract.V2;
using Fractus.ApiGateway.Rules.V2.Compiled;

namespace Fractus.ApiGateway.Rules.V2;

/// <summary>What an authorizer of an HTTP or WebSocket API may be.</summary>
internal static class ApiAuthorizerRules
{
    public static Authorizer Create(CreateAuthorizerInput input, string id, bool isHttp) => new()
    {
        AuthorizerCredentialsArn = input.AuthorizerCredentialsArn,
        AuthorizerId = id,
        AuthorizerPayloadFormatVersion = input.AuthorizerPayloadFormatVersion,
        AuthorizerResultTtlInSeconds = input.AuthorizerResultTtlInSeconds
            ?? (isHttp && input.AuthorizerType == AuthorizerType.Request ? 0 : null),
        AuthorizerType = input.AuthorizerType,
        AuthorizerUri = input.AuthorizerUri,
        EnableSimpleResponses = input.EnableSimpleResponses,
        IdentitySource = input.IdentitySource,
        IdentityValidationExpression = input.IdentityValidationExpression,
        JwtConfiguration = input.JwtConfiguration,
        Name = input.Name,
    };

    public static Authorizer Update(Authorizer before, UpdateAuthorizerInput input) => before with
    {
        AuthorizerCredentialsArn = input.AuthorizerCredentialsArn ?? before.AuthorizerCredentialsArn,
        AuthorizerPayloadFormatVersion = input.AuthorizerPayloadFormatVersion ?? before.AuthorizerPayloadFormatVersion,
        AuthorizerResultTtlInSeconds = input.AuthorizerResultTtlInSeconds ?? before.AuthorizerResultTtlInSeconds,
        AuthorizerType = input.AuthorizerType ?? before.AuthorizerType,
        AuthorizerUri = input.AuthorizerUri ?? before.AuthorizerUri,
        EnableSimpleResponses = input.EnableSimpleResponses ?? before.EnableSimpleResponses,
        IdentitySource = input.IdentitySource ?? before.IdentitySource,
        IdentityValidationExpression = input.IdentityValidationExpression ?? before.IdentityValidationExpression,
        JwtConfiguration = input.JwtConfiguration ?? before.JwtConfiguration,
        Name = input.Name ?? before.Name,
    };

    /// <exception cref="Contract.BadRequestException">A setting is not valid, or not for this protocol.</exception>
    /// <exception cref="Contract.ConflictException">Another has its name.</exception>
    public static void Check(Authorizer authorizer, IReadOnlyList<Authorizer> others, bool isHttp)
    {
        if (others.Any(other => other.AuthorizerId != authorizer.AuthorizerId && other.Name == authorizer.Name))
        {
            throw Refusal.Conflict($"Authorizer name must be unique. Authorizer {authorizer.Name} already exists in this API.");
        }

        if (!string.IsNullOrEmpty(authorizer.IdentityValidationExpression))
        {
            throw Refusal.BadRequest("Identity validation expression is not supported for this authorizer type");
        }

        ApiIntegrationRules.CheckCredentials(authorizer.AuthorizerCredentialsArn);
        if (authorizer.AuthorizerType == AuthorizerType.Jwt)
        {
            CheckJwt(authorizer, isHttp);
        }
        else
        {
            CheckRequest(authorizer, isHttp);
        }
    }

    private static void CheckJwt(Authorizer authorizer, bool isHttp)
    {
        if (!isHttp)
        {
            throw Refusal.BadRequest("JWT authorizers are not supported for WebSocket APIs");
        }

        if (authorizer.IdentitySource is not [var source] || IdentitySource.Parse(source) is not { Kind: IdentityKind.Header or IdentityKind.QueryString })
        {
            throw Refusal.BadRequest("JWT authorizers must have exactly one identity source: $request.header.NAME or $request.querystring.NAME");
        }

        if (authorizer.JwtConfiguration is not { Issuer: { Length: > 0 } issuer, Audience.Count: > 0 })
        {
            throw Refusal.BadRequest("JWT authorizers must have an issuer and at least one audience");
        }

        if (!Uri.TryCreate(issuer, UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http"))
        {
            throw Refusal.BadRequest($"Invalid issuer: {issuer}. Issuer must have a valid discovery endpoint ended with '/.well-known/openid-configuration'");
        }
    }

    private static void CheckRequest(Authorizer authorizer, bool isHttp)
    {
        FunctionUri.Function(authorizer.AuthorizerUri ?? throw Refusal.BadRequest("AuthorizerUri is required for REQUEST authorizers"), isProxy: true);
        if (authorizer.JwtConfiguration is not null)
        {
            throw Refusal.BadRequest("jwtConfiguration is only supported for JWT authorizers");
        }

        foreach (var source in authorizer.IdentitySource ?? [])
        {
            if ((isHttp ? IdentitySource.Parse(source) : IdentitySource.ParseConnect(source)) is null)
            {
                throw Refusal.BadRequest($"Invalid identity source specified: {source}");
            }
        }

        if (!isHttp)
        {
            if (authorizer.EnableSimpleResponses == true || authorizer.AuthorizerPayloadFormatVersion is not (null or ApiIntegrationRules.Version1))
            {
                throw Refusal.BadRequest("Simple responses and payload format versions are only supported for HTTP APIs");
            }

            return;
        }

        if (authorizer.AuthorizerPayloadFormatVersion is not (ApiIntegrationRules.Version1 or ApiIntegrationRules.Version2))
        {
            throw Refusal.BadRequest("AuthorizerPayloadFormatVersion is a required parameter for REQUEST authorizer");
        }

        if (authorizer.EnableSimpleResponses == true && authorizer.AuthorizerPayloadFormatVersion == ApiIntegrationRules.Version1)
        {
            throw Refusal.BadRequest("Simple responses are only supported with payload format version 2.0");
        }

        if (authorizer.IdentitySource is not { Count: > 0 } && authorizer.AuthorizerResultTtlInSeconds > 0)
        {
            throw Refusal.BadRequest("Identity source must be specified for authorizers whose results are cached");
        }
    }
}
