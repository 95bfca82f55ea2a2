using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Wire.Tests.Protocols.RestJson;

[Shape]
public sealed partial record HttpPayloadWithStructureInputOutput
{
    [Name("nested")]
    [In(HttpLocation.Payload)]
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
