using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record CreateAuthorizerInput
{
    [Name("restApiId")]
    [In(HttpLocation.Label)]
    public required string RestApiId { get; init; }

    [Name("name")]
    public required string Name { get; init; }

    [Name("type")]
    [Enum(typeof(AuthorizerType))]
    public required string Type { get; init; }

    [Name("providerARNs")]
    public IReadOnlyList<string>? ProviderARNs { get; init; }

    [Name("authType")]
    public string? AuthType { get; init; }

    [Name("authorizerUri")]
    public string? AuthorizerUri { get; init; }

    [Name("authorizerCredentials")]
    public string? AuthorizerCredentials { get; init; }

    [Name("identitySource")]
    public string? IdentitySource { get; init; }

    [Name("identityValidationExpression")]
    public string? IdentityValidationExpression { get; init; }

    [Name("authorizerResultTtlInSeconds")]
    public int? AuthorizerResultTtlInSeconds { get; init; }
}
