using Fractus.Kernel.Contracts;

namespace Fractus.Lambda.Contract;

[Shape]
public sealed partial record AccountUsage
{
    public long? TotalCodeSize { get; init; }

    public long? FunctionCount { get; init; }
}
