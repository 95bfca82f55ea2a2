using Fractus.Kernel.Contracts;

namespace Fractus.ApiGateway.Contract.V2;

[Shape]
public sealed partial record RouteResponse
{
    [Name("modelSelectionExpression")]
    public string? ModelSelectionExpression { get; init; }

    [Name("responseModels")]
    public IReadOnlyDictionary<string, string>? ResponseModels { get; init; }

    [Name("responseParameters")]
    public IReadOnlyDictionary<string, ParameterConstraints>? ResponseParameters { get; init; }

    [Name("routeResponseId")]
    public string? RouteResponseId { get; init; }

    [Name("routeResponseKey")]
    public string? RouteResponseKey { get; init; }
}
