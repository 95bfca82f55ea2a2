using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Wire.Tests.Protocols.RestXml;

[Shape]
public sealed partial record HttpPayloadWithXmlNamespaceAndPrefixInputOutput
{
    [Name("nested")]
    [In(HttpLocation.Payload)]
    public PayloadWithXmlNamespaceAndPrefix? Nested { get; init; }
}

[Shape]
[Xml(Namespace = "baz=http://foo.com")]
public sealed partial record PayloadWithXmlNamespaceAndPrefix
{
    [Name("name")]
    public string? Name { get; init; }
}
