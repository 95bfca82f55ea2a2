using Fractus.Kernel.Contracts;

namespace Fractus.Wire.Tests.Protocols.Cbor;

[Shape]
public sealed partial record Float16Output
{
    [Name("value")]
    public double? Value { get; init; }
}
