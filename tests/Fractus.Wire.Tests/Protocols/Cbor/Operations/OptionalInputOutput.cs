using Fractus.Kernel.Contracts;

namespace Fractus.Wire.Tests.Protocols.Cbor;

[Shape]
public sealed partial record SimpleStructure
{
    [Name("value")]
    public string? Value { get; init; }
}
