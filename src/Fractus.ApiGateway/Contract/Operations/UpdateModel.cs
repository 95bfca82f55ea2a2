using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record UpdateModelInput
{
    [Name("restApiId")]
    [In(HttpLocation.Label)]
    public required string RestApiId { get; init; }

    [Name("modelName")]
    [In(HttpLocation.Label)]
    public required string ModelName { get; init; }

    [Name("patchOperations")]
    public IReadOnlyList<PatchOperation>? PatchOperations { get; init; }
}
