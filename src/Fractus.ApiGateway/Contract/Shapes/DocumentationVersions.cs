using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record DocumentationVersions
{
    [Name("item")]
    public IReadOnlyList<DocumentationVersion>? Items { get; init; }

    [Name("position")]
    [In(HttpLocation.Query, "position")]
    public string? Position { get; init; }
}
