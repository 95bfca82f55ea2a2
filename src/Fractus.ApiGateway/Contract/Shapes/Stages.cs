using Fractus.Kernel.Contracts;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record Stages
{
    [Name("item")]
    public IReadOnlyList<Stage>? Item { get; init; }
}
