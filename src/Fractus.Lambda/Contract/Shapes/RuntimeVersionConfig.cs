using Fractus.Kernel.Contracts;

namespace Fractus.Lambda.Contract;

[Shape]
public sealed partial record RuntimeVersionConfig
{
    public string? RuntimeVersionArn { get; init; }

    public RuntimeVersionError? Error { get; init; }
}
