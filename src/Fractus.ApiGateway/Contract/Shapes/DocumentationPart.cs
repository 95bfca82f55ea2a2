using Fractus.Kernel.Contracts;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record DocumentationPart
{
    [Name("id")]
    public string? Id { get; init; }

    [Name("location")]
    public DocumentationPartLocation? Location { get; init; }

    [Name("properties")]
    public string? Properties { get; init; }
}
