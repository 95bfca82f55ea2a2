using Fractus.Kernel.Contracts;

namespace Fractus.Wire.Tests.Protocols.RestXml;

[Shape]
[Xml(Name = "Ahoy")]
public sealed partial record BodyWithXmlNameInputOutput
{
    [Name("nested")]
    public PayloadWithXmlName? Nested { get; init; }
}
