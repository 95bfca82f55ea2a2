using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record GetModelInput
{
    [Name("restApiId")]
    [In(HttpLocation.Label)]
    public required string RestApiId { get; init; }

    [Name("modelName")]
    [In(HttpLocation.Label)]
    public required string ModelName { get; init; }

    [Name("flatten")]
    [In(HttpLocation.Query, "flatten")]
    public bool? Flatten { get; init; }
}
