using Fractus.Kernel.Contracts;

namespace Fractus.Lambda.Contract;

[Shape]
public sealed partial record Concurrency
{
    public int? ReservedConcurrentExecutions { get; init; }
}
