using Fractus.Kernel.Contracts;

namespace Fractus.Lambda.Contract;

[Shape]
public sealed partial record ProvisionedPollerConfig
{
    [Range(1, 200)]
    public int? MinimumPollers { get; init; }

    [Range(1, 2000)]
    public int? MaximumPollers { get; init; }
}
