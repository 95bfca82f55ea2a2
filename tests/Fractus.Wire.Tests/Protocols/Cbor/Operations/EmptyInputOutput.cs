using Fractus.Kernel.Contracts;

namespace Fractus.Wire.Tests.Protocols.Cbor;

[Shape]
public sealed partial record EmptyStructure;
