using Fractus.Kernel.Contracts;

namespace Fractus.Wire.Tests.Protocols.RestXml;

[Shape]
public sealed partial record XmlAttributesRequest
{
    [Name("foo")]
    public string? Foo { get; init; }

    [Name("attr")]
    [Xml(Name = "test", IsAttribute = true)]
    public string? Attr { get; init; }
}

[Shape]
public sealed partial record XmlAttributesResponse
{
    [Name("foo")]
    public string? Foo { get; init; }

    [Name("attr")]
    [Xml(Name = "test", IsAttribute = true)]
    public string? Attr { get; init; }
}
