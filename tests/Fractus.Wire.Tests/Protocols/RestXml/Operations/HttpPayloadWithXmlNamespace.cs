using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Wire.Tests.Protocols.RestXml;

[Shape]
public sealed partial record HttpPayloadWithXmlNamespaceInputOutput
{
    [Name("nested")]
    [In(HttpLocation.Payload)]
    public PayloadWithXmlNamespace? Nested { get; init; }
}

[Shape]
[Xml(Namespace = "http://foo.com")]
public sealed partial record PayloadWithXmlNamespace
{
    [Name("name")]
    public string? Name { get; init; }
}
