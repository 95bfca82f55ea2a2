using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract.V2;

[Shape]
public sealed partial record UpdateRouteResponseInput
{
    [Name("ApiId")]
    [In(HttpLocation.Label)]
    public required string ApiId { get; init; }

    [Name("modelSelectionExpression")]
    public string? ModelSelectionExpression { get; init; }

    [Name("responseModels")]
    public IReadOnlyDictionary<string, string>? ResponseModels { get; init; }

    [Name("responseParameters")]
    public IReadOnlyDictionary<string, ParameterConstraints>? ResponseParameters { get; init; }

    [Name("RouteId")]
    [In(HttpLocation.Label)]
    public required string RouteId { get; init; }

    [Name("RouteResponseId")]
    [In(HttpLocation.Label)]
    public required string RouteResponseId { get; init; }

    [Name("routeResponseKey")]
    public string? RouteResponseKey { get; init; }
}
