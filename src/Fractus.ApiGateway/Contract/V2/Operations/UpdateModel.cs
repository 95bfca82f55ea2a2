using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract.V2;

[Shape]
public sealed partial record UpdateModelInput
{
    [Name("ApiId")]
    [In(HttpLocation.Label)]
    public required string ApiId { get; init; }

    [Name("contentType")]
    [Length(1, 256)]
    public string? ContentType { get; init; }

    [Name("description")]
    [Length(0, 1024)]
    public string? Description { get; init; }

    [Name("ModelId")]
    [In(HttpLocation.Label)]
    public required string ModelId { get; init; }

    [Name("name")]
    [Length(1, 128)]
    public string? Name { get; init; }

    [Name("schema")]
    [Length(0, 32768)]
    public string? JsonSchema { get; init; }
}
