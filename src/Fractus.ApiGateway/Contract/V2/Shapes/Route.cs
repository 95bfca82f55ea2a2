using Fractus.Kernel.Contracts;

namespace Fractus.ApiGateway.Contract.V2;

[Shape]
public sealed partial record Route
{
    [Name("apiGatewayManaged")]
    public bool? ApiGatewayManaged { get; init; }

    [Name("apiKeyRequired")]
    public bool? ApiKeyRequired { get; init; }

    [Name("authorizationScopes")]
    public IReadOnlyList<string>? AuthorizationScopes { get; init; }

    [Name("authorizationType")]
    public string? AuthorizationType { get; init; }

    [Name("authorizerId")]
    public string? AuthorizerId { get; init; }

    [Name("modelSelectionExpression")]
    public string? ModelSelectionExpression { get; init; }

    [Name("operationName")]
    public string? OperationName { get; init; }

    [Name("requestModels")]
    public IReadOnlyDictionary<string, string>? RequestModels { get; init; }

    [Name("requestParameters")]
    public IReadOnlyDictionary<string, ParameterConstraints>? RequestParameters { get; init; }

    [Name("routeId")]
    public string? RouteId { get; init; }

    [Name("routeKey")]
    public string? RouteKey { get; init; }

    [Name("routeResponseSelectionExpression")]
    public string? RouteResponseSelectionExpression { get; init; }

    [Name("target")]
    public string? Target { get; init; }
}
