using Fractus.Kernel.Contracts;

namespace Fractus.Lambda.Contract;

[Shape]
public sealed partial record TagsError
{
    public string? ErrorCode { get; init; }

    public string? Message { get; init; }
}
