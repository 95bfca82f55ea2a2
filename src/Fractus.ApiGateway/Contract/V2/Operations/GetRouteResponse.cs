using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract.V2;

[Shape]
public sealed partial record GetRouteResponseInput
{
    [Name("ApiId")]
    [In(HttpLocation.Label)]
    public required string ApiId { get; init; }

    [Name("RouteId")]
    [In(HttpLocation.Label)]
    public required string RouteId { get; init; }

    [Name("RouteResponseId")]
    [In(HttpLocation.Label)]
    public required string RouteResponseId { get; init; }
}
