using Fractus.Kernel.Contracts;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record BasePathMapping
{
    [Name("basePath")]
    public string? BasePath { get; init; }

    [Name("restApiId")]
    public string? RestApiId { get; init; }

    [Name("stage")]
    public string? Stage { get; init; }
}
