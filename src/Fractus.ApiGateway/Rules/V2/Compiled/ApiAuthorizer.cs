using Fractus.ApiGateway.Contract.V2;
using Fractus.ApiGateway.Storage.V2;

namespace Fractus.ApiGateway.Rules.V2.Compiled;

/// <summary>An authorizer as requests meet it. Immutable.</summary>
internal sealed class ApiAuthorizer
{
    public required string Id { get; init; }

    public required bool IsJwt { get; init; }

    /// <summary>Of a JWT authorizer.</summary>
    public required string Issuer { get; init; }

    public required IReadOnlyList<string> Audience { get; init; }

    /// <summary>With its stage variables filled in; empty of a JWT authorizer.</summary>
    public required string FunctionArn { get; init; }

    /// <summary>The role to call as, or null.</summary>
    public required string? Credentials { get; init; }

    public required IReadOnlyList<IdentitySource> Sources { get; init; }

    public required bool HasSimpleResponses { get; init; }

    /// <summary>Whether the function gets payload format 2.0.</summary>
    public required bool IsVersion2 { get; init; }

    /// <summary>How long a result is kept; zero for not at all.</summary>
    public required TimeSpan TimeToLive { get; init; }

    /// <returns>Null where the route asks for none.</returns>
    public static ApiAuthorizer? Of(Route route, ApiContent content, IReadOnlyDictionary<string, string>? variables) =>
        route.AuthorizationType is AuthorizationType.Custom or AuthorizationType.Jwt
            ? Compile(content.Authorizers.Single(a => a.AuthorizerId == route.AuthorizerId), variables)
            : null;

    private static ApiAuthorizer Compile(Authorizer authorizer, IReadOnlyDictionary<string, string>? variables)
    {
        var isJwt = authorizer.AuthorizerType == AuthorizerType.Jwt;
        return new ApiAuthorizer
        {
            Id = authorizer.AuthorizerId!,
            IsJwt = isJwt,
            Issuer = authorizer.JwtConfiguration?.Issuer ?? "",
            Audience = authorizer.JwtConfiguration?.Audience ?? [],
            FunctionArn = isJwt ? "" : IntegrationUri.FillIn(FunctionUri.Function(authorizer.AuthorizerUri, isProxy: true), variables),
            Credentials = string.IsNullOrEmpty(authorizer.AuthorizerCredentialsArn) ? null : authorizer.AuthorizerCredentialsArn,
            Sources = [.. (authorizer.IdentitySource ?? []).Select(s => IdentitySource.Parse(s) ?? IdentitySource.ParseConnect(s)!)],
            HasSimpleResponses = authorizer.EnableSimpleResponses == true,
            IsVersion2 = authorizer.AuthorizerPayloadFormatVersion == ApiIntegrationRules.Version2,
            TimeToLive = TimeSpan.FromSeconds(authorizer.AuthorizerResultTtlInSeconds ?? 0),
        };
    }
}
