using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record UpdateResourceInput
{
    [Name("restApiId")]
    [In(HttpLocation.Label)]
    public required string RestApiId { get; init; }

    [Name("resourceId")]
    [In(HttpLocation.Label)]
    public required string ResourceId { get; init; }

    [Name("patchOperations")]
    public IReadOnlyList<PatchOperation>? PatchOperations { get; init; }
}
