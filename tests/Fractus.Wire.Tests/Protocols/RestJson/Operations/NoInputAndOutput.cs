using Fractus.Kernel.Contracts;

namespace Fractus.Wire.Tests.Protocols.RestJson;

[Shape]
public sealed partial record NoInputAndOutputOutput;
