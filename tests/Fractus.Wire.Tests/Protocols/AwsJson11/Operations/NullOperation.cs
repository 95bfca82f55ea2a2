using Fractus.Kernel.Contracts;

namespace Fractus.Wire.Tests.Protocols.AwsJson11;

[Shape]
public sealed partial record NullOperationInputOutput
{
    [Name("string")]
    public string? String { get; init; }
}
