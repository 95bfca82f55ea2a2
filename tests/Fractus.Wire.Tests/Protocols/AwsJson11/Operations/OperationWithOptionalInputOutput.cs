using Fractus.Kernel.Contracts;

namespace Fractus.Wire.Tests.Protocols.AwsJson11;

[Shape]
public sealed partial record OperationWithOptionalInputOutputInput
{
    public string? Value { get; init; }
}
