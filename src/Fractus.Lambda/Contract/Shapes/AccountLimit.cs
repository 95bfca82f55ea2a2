using Fractus.Kernel.Contracts;

namespace Fractus.Lambda.Contract;

[Shape]
public sealed partial record AccountLimit
{
    public long? TotalCodeSize { get; init; }

    public long? CodeSizeUnzipped { get; init; }

    public long? CodeSizeZipped { get; init; }

    public int? ConcurrentExecutions { get; init; }

    public int? UnreservedConcurrentExecutions { get; init; }
}
