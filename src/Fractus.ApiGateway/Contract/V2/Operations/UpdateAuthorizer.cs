using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract.V2;

[Shape]
public sealed partial record UpdateAuthorizerInput
{
    [Name("ApiId")]
    [In(HttpLocation.Label)]
    public required string ApiId { get; init; }

    [Name("authorizerCredentialsArn")]
    public string? AuthorizerCredentialsArn { get; init; }

    [Name("AuthorizerId")]
    [In(HttpLocation.Label)]
    public required string AuthorizerId { get; init; }

    [Name("authorizerPayloadFormatVersion")]
    [Length(1, 64)]
    public string? AuthorizerPayloadFormatVersion { get; init; }

    [Name("authorizerResultTtlInSeconds")]
    [Range(0, 3600)]
    public int? AuthorizerResultTtlInSeconds { get; init; }

    [Name("authorizerType")]
    [Enum(typeof(AuthorizerType))]
    public string? AuthorizerType { get; init; }

    [Name("authorizerUri")]
    [Length(1, 2048)]
    public string? AuthorizerUri { get; init; }

    [Name("enableSimpleResponses")]
    public bool? EnableSimpleResponses { get; init; }

    [Name("identitySource")]
    public IReadOnlyList<string>? IdentitySource { get; init; }

    [Name("identityValidationExpression")]
    [Length(0, 1024)]
    public string? IdentityValidationExpression { get; init; }

    [Name("jwtConfiguration")]
    public JwtConfiguration? JwtConfiguration { get; init; }

    [Name("name")]
    [Length(1, 128)]
    public string? Name { get; init; }
}
