using Fractus.Kernel.Contracts;

namespace Fractus.Logs.Contract;

[Shape]
public sealed partial record RejectedEntityInfo
{
    [Name("errorType")]
    public string? ErrorType { get; init; }
}
