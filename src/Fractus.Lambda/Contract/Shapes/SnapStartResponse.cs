using Fractus.Kernel.Contracts;

namespace Fractus.Lambda.Contract;

[Shape]
public sealed partial record SnapStartResponse
{
    public string? ApplyOn { get; init; }

    public string? OptimizationStatus { get; init; }
}
