using Fractus.Kernel.Contracts;

namespace Fractus.Lambda.Contract;

[Shape]
public sealed partial record ImageConfigResponse
{
    public ImageConfig? ImageConfig { get; init; }

    public ImageConfigError? Error { get; init; }
}
