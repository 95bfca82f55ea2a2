using Fractus.Kernel.Contracts;

namespace Fractus.Wire.Tests.Protocols.AwsQuery;

[Shape]
public sealed partial record NoInputAndOutputInput;

[Shape]
public sealed partial record NoInputAndOutputOutput;
