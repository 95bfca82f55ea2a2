using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record DomainNames
{
    [Name("item")]
    public IReadOnlyList<DomainName>? Items { get; init; }

    [Name("position")]
    [In(HttpLocation.Query, "position")]
    public string? Position { get; init; }
}
