using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Wire.Tests.Protocols.RestXml;

[Shape]
public sealed partial record HttpPayloadWithUnionInputOutput
{
    [Name("nested")]
    [In(HttpLocation.Payload)]
    public UnionPayload? Nested { get; init; }
}

[Shape]
public sealed partial record UnionPayload
{
    [Name("greeting")]
    public string? Greeting { get; init; }
}
