using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record PutMethodInput
{
    [Name("restApiId")]
    [In(HttpLocation.Label)]
    public required string RestApiId { get; init; }

    [Name("resourceId")]
    [In(HttpLocation.Label)]
    public required string ResourceId { get; init; }

    [Name("httpMethod")]
    [In(HttpLocation.Label)]
    public required string HttpMethod { get; init; }

    [Name("authorizationType")]
    public required string AuthorizationType { get; init; }

    [Name("authorizerId")]
    public string? AuthorizerId { get; init; }

    [Name("apiKeyRequired")]
    public bool? ApiKeyRequired { get; init; }

    [Name("operationName")]
    public string? OperationName { get; init; }

    [Name("requestParameters")]
    public IReadOnlyDictionary<string, bool>? RequestParameters { get; init; }

    [Name("requestModels")]
    public IReadOnlyDictionary<string, string>? RequestModels { get; init; }

    [Name("requestValidatorId")]
    public string? RequestValidatorId { get; init; }

    [Name("authorizationScopes")]
    public IReadOnlyList<string>? AuthorizationScopes { get; init; }
}
