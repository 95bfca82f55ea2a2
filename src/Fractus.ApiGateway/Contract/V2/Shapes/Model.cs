using Fractus.Kernel.Contracts;

namespace Fractus.ApiGateway.Contract.V2;

[Shape]
public sealed partial record Model
{
    [Name("contentType")]
    public string? ContentType { get; init; }

    [Name("description")]
    public string? Description { get; init; }

    [Name("modelId")]
    public string? ModelId { get; init; }

    [Name("name")]
    public string? Name { get; init; }

    [Name("schema")]
    public string? JsonSchema { get; init; }
}
