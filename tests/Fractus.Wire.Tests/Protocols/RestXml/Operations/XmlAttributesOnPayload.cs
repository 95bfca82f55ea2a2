using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Wire.Tests.Protocols.RestXml;

[Shape]
public sealed partial record XmlAttributesOnPayloadRequest
{
    [Name("payload")]
    [In(HttpLocation.Payload)]
    public XmlAttributesPayloadRequest? Payload { get; init; }
}

[Shape]
public sealed partial record XmlAttributesPayloadRequest
{
    [Name("foo")]
    public string? Foo { get; init; }

    [Name("attr")]
    [Xml(Name = "test", IsAttribute = true)]
    public string? Attr { get; init; }
}

[Shape]
public sealed partial record XmlAttributesOnPayloadResponse
{
    [Name("payload")]
    [In(HttpLocation.Payload)]
    public XmlAttributesPayloadResponse? Payload { get; init; }
}

[Shape]
public sealed partial record XmlAttributesPayloadResponse
{
    [Name("foo")]
    public string? Foo { get; init; }

    [Name("attr")]
    [Xml(Name = "test", IsAttribute = true)]
    public string? Attr { get; init; }
}
