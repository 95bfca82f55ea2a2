using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record CreateDocumentationPartInput
{
    [Name("restApiId")]
    [In(HttpLocation.Label)]
    public required string RestApiId { get; init; }

    [Name("location")]
    public required DocumentationPartLocation Location { get; init; }

    [Name("properties")]
    public required string Properties { get; init; }
}
