using Fractus.Kernel.Contracts;

namespace Fractus.Lambda.Contract;

[Shape]
public sealed partial record FilterCriteriaError
{
    public string? ErrorCode { get; init; }

    public string? Message { get; init; }
}
