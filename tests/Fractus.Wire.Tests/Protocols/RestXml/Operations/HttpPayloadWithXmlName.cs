using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Wire.Tests.Protocols.RestXml;

[Shape]
public sealed partial record HttpPayloadWithXmlNameInputOutput
{
    [Name("nested")]
    [In(HttpLocation.Payload)]
    public PayloadWithXmlName? Nested { get; init; }
}
