using Fractus.Kernel.Contracts;

namespace Fractus.Lambda.Contract;

[Shape]
public sealed partial record DestinationConfig
{
    public OnSuccess? OnSuccess { get; init; }

    public OnFailure? OnFailure { get; init; }
}
