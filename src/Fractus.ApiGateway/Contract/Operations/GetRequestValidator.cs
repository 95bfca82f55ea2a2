using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record GetRequestValidatorInput
{
    [Name("restApiId")]
    [In(HttpLocation.Label)]
    public required string RestApiId { get; init; }

    [Name("requestValidatorId")]
    [In(HttpLocation.Label)]
    public required string RequestValidatorId { get; init; }
}
