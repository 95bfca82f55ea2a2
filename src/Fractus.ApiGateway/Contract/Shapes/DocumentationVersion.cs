using Fractus.Kernel.Contracts;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record DocumentationVersion
{
    [Name("version")]
    public string? Version { get; init; }

    [Name("createdDate")]
    public DateTimeOffset? CreatedDate { get; init; }

    [Name("description")]
    public string? Description { get; init; }
}
