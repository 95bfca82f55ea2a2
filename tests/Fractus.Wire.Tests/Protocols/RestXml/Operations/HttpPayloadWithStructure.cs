using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Wire.Tests.Protocols.RestXml;

[Shape]
public sealed partial record HttpPayloadWithStructureInputOutput
{
    [Name("nested")]
    [In(HttpLocation.Payload)]
    [Xml(Name = "NestedPayload")]
    public NestedPayload? Nested { get; init; }
}

[Shape]
public sealed partial record NestedPayload
{
    [Name("greeting")]
    public string? Greeting { get; init; }

    [Name("name")]
    public string? Name { get; init; }
}
