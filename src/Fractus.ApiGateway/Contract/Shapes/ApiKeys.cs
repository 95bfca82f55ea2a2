using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record ApiKeys
{
    [Name("warnings")]
    public IReadOnlyList<string>? Warnings { get; init; }

    [Name("item")]
    public IReadOnlyList<ApiKey>? Items { get; init; }

    [Name("position")]
    [In(HttpLocation.Query, "position")]
    public string? Position { get; init; }
}
