using Fractus.Kernel.Contracts;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record Authorizer
{
    [Name("id")]
    public string? Id { get; init; }

    [Name("name")]
    public string? Name { get; init; }

    [Name("type")]
    public string? Type { get; init; }

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
