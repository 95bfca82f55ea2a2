using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record DeleteDocumentationVersionInput
{
    [Name("restApiId")]
    [In(HttpLocation.Label)]
    public required string RestApiId { get; init; }

    [Name("documentationVersion")]
    [In(HttpLocation.Label)]
    public required string DocumentationVersion { get; init; }
}
