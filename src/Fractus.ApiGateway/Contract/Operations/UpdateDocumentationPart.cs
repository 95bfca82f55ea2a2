using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record UpdateDocumentationPartInput
{
    [Name("restApiId")]
    [In(HttpLocation.Label)]
    public required string RestApiId { get; init; }

    [Name("documentationPartId")]
    [In(HttpLocation.Label)]
    public required string DocumentationPartId { get; init; }

    [Name("patchOperations")]
    public IReadOnlyList<PatchOperation>? PatchOperations { get; init; }
}
