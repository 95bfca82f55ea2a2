using Fractus.Kernel.Contracts;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record DocumentationPartIds
{
    [Name("ids")]
    public IReadOnlyList<string>? Ids { get; init; }

    [Name("warnings")]
    public IReadOnlyList<string>? Warnings { get; init; }
}
