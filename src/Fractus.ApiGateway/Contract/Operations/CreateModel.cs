using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record CreateModelInput
{
    [Name("restApiId")]
    [In(HttpLocation.Label)]
    public required string RestApiId { get; init; }

    [Name("name")]
    public required string Name { get; init; }

    [Name("description")]
    public string? Description { get; init; }

    [Name("schema")]
    public string? JsonSchema { get; init; }

    [Name("contentType")]
    public required string ContentType { get; init; }
}
