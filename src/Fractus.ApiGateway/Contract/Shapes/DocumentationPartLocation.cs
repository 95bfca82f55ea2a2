using Fractus.Kernel.Contracts;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record DocumentationPartLocation
{
    [Name("type")]
    [Enum(typeof(DocumentationPartType))]
    public required string Type { get; init; }

    [Name("path")]
    public string? Path { get; init; }

    [Name("method")]
    public string? Method { get; init; }

    [Name("statusCode")]
    public string? StatusCode { get; init; }

    [Name("name")]
    public string? Name { get; init; }
}
