using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Wire.Tests.Protocols.RestXml;

[Shape]
public sealed partial record HttpPayloadWithMemberXmlNameInputOutput
{
    [Name("nested")]
    [In(HttpLocation.Payload)]
    [Xml(Name = "Hola")]
    public PayloadWithXmlName? Nested { get; init; }
}
