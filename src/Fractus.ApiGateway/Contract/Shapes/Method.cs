using Fractus.Kernel.Contracts;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record Method
{
    [Name("httpMethod")]
    public string? HttpMethod { get; init; }

    [Name("authorizationType")]
    public string? AuthorizationType { get; init; }

    [Name("authorizerId")]
    public string? AuthorizerId { get; init; }

    [Name("apiKeyRequired")]
    public bool? ApiKeyRequired { get; init; }

    [Name("requestValidatorId")]
    public string? RequestValidatorId { get; init; }

    [Name("operationName")]
    public string? OperationName { get; init; }

    [Name("requestParameters")]
    public IReadOnlyDictionary<string, bool>? RequestParameters { get; init; }

    [Name("requestModels")]
    public IReadOnlyDictionary<string, string>? RequestModels { get; init; }

    [Name("methodResponses")]
    public IReadOnlyDictionary<string, MethodResponse>? MethodResponses { get; init; }

    [Name("methodIntegration")]
    public Integration? MethodIntegration { get; init; }

    [Name("authorizationScopes")]
    public IReadOnlyList<string>? AuthorizationScopes { get; init; }
}
