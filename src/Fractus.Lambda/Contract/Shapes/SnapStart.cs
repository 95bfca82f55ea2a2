using Fractus.Kernel.Contracts;

namespace Fractus.Lambda.Contract;

[Shape]
public sealed partial record SnapStart
{
    [Enum(typeof(SnapStartApplyOn))]
    public string? ApplyOn { get; init; }
}
