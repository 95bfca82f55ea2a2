using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract.V2;

[Shape]
public sealed partial record CreateRouteInput
{
    [Name("ApiId")]
    [In(HttpLocation.Label)]
    public required string ApiId { get; init; }

    [Name("apiKeyRequired")]
    public bool? ApiKeyRequired { get; init; }

    [Name("authorizationScopes")]
    public IReadOnlyList<string>? AuthorizationScopes { get; init; }

    [Name("authorizationType")]
    [Enum(typeof(AuthorizationType))]
    public string? AuthorizationType { get; init; }

    [Name("authorizerId")]
    public string? AuthorizerId { get; init; }

    [Name("modelSelectionExpression")]
    public string? ModelSelectionExpression { get; init; }

    [Name("operationName")]
    [Length(1, 64)]
    public string? OperationName { get; init; }

    [Name("requestModels")]
    public IReadOnlyDictionary<string, string>? RequestModels { get; init; }

    [Name("requestParameters")]
    public IReadOnlyDictionary<string, ParameterConstraints>? RequestParameters { get; init; }

    [Name("routeKey")]
    public required string RouteKey { get; init; }

    [Name("routeResponseSelectionExpression")]
    public string? RouteResponseSelectionExpression { get; init; }

    [Name("target")]
    [Length(1, 128)]
    public string? Target { get; init; }
}
