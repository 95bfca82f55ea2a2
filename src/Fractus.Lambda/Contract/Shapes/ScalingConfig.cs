using Fractus.Kernel.Contracts;

namespace Fractus.Lambda.Contract;

[Shape]
public sealed partial record ScalingConfig
{
    [Range(2, 1000)]
    public int? MaximumConcurrency { get; init; }
}
