using Fractus.Kernel.Contracts;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record Model
{
    [Name("id")]
    public string? Id { get; init; }

    [Name("name")]
    public string? Name { get; init; }

    [Name("description")]
    public string? Description { get; init; }

    [Name("schema")]
    public string? JsonSchema { get; init; }

    [Name("contentType")]
    public string? ContentType { get; init; }
}
