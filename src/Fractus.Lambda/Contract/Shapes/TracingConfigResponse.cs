using Fractus.Kernel.Contracts;

namespace Fractus.Lambda.Contract;

[Shape]
public sealed partial record TracingConfigResponse
{
    public string? Mode { get; init; }
}
