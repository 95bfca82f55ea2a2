using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record CreateDocumentationVersionInput
{
    [Name("restApiId")]
    [In(HttpLocation.Label)]
    public required string RestApiId { get; init; }

    [Name("documentationVersion")]
    public required string DocumentationVersion { get; init; }

    [Name("stageName")]
    public string? StageName { get; init; }

    [Name("description")]
    public string? Description { get; init; }
}
