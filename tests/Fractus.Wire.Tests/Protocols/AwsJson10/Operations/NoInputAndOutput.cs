using Fractus.Kernel.Contracts;

namespace Fractus.Wire.Tests.Protocols.AwsJson10;

[Shape]
public sealed partial record NoInputAndOutputOutput;
