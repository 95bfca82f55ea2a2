using Fractus.Kernel.Contracts;

namespace Fractus.ApiGateway.Contract.V2;

[Shape]
public sealed partial record Authorizer
{
    [Name("authorizerCredentialsArn")]
    public string? AuthorizerCredentialsArn { get; init; }

    [Name("authorizerId")]
    public string? AuthorizerId { get; init; }

    [Name("authorizerPayloadFormatVersion")]
    public string? AuthorizerPayloadFormatVersion { get; init; }

    [Name("authorizerResultTtlInSeconds")]
    public int? AuthorizerResultTtlInSeconds { get; init; }

    [Name("authorizerType")]
    public string? AuthorizerType { get; init; }

    [Name("authorizerUri")]
    public string? AuthorizerUri { get; init; }

    [Name("enableSimpleResponses")]
    public bool? EnableSimpleResponses { get; init; }

    [Name("identitySource")]
    public IReadOnlyList<string>? IdentitySource { get; init; }

    [Name("identityValidationExpression")]
    public string? IdentityValidationExpression { get; init; }

    [Name("jwtConfiguration")]
    public JwtConfiguration? JwtConfiguration { get; init; }

    [Name("name")]
    public string? Name { get; init; }
}
