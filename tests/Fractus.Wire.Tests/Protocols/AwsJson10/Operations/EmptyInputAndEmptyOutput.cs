using Fractus.Kernel.Contracts;

namespace Fractus.Wire.Tests.Protocols.AwsJson10;

[Shape]
public sealed partial record EmptyInputAndEmptyOutputInput;

[Shape]
public sealed partial record EmptyInputAndEmptyOutputOutput;
