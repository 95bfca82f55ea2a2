using Fractus.Kernel.Contracts;

namespace Fractus.CloudWatch.Contract;

[Shape]
public sealed partial record MessageData
{
    public string? Code { get; init; }

    public string? Value { get; init; }
}
