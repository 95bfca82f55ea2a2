using Fractus.Kernel.Contracts;

namespace Fractus.Lambda.Contract;

[Shape]
public sealed partial record TracingConfig
{
    [Enum(typeof(TracingMode))]
    public string? Mode { get; init; }
}
