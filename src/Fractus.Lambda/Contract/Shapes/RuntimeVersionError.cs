using Fractus.Kernel.Contracts;

namespace Fractus.Lambda.Contract;

[Shape]
public sealed partial record RuntimeVersionError
{
    public string? ErrorCode { get; init; }

    public string? Message { get; init; }
}
