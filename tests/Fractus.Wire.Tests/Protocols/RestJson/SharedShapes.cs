using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Wire.Tests.Protocols.RestJson;

[Shape]
public sealed partial record GreetingStruct
{
    [Name("hi")]
    public string? Hi { get; init; }
}

[Shape]
public sealed partial record TestNoPayloadInputOutput
{
    [Name("testId")]
    [In(HttpLocation.Header, "X-Amz-Test-Id")]
    public string? TestId { get; init; }
}
