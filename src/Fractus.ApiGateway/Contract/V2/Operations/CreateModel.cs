using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract.V2;

[Shape]
public sealed partial record CreateModelInput
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

    [Name("name")]
    [Length(1, 128)]
    public required string Name { get; init; }

    [Name("schema")]
    [Length(0, 32768)]
    public required string JsonSchema { get; init; }
}
