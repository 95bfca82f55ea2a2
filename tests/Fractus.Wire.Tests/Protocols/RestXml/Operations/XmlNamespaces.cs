using Fractus.Kernel.Contracts;

namespace Fractus.Wire.Tests.Protocols.RestXml;

[Shape]
[Xml(Namespace = "http://foo.com")]
public sealed partial record XmlNamespacesRequest
{
    [Name("nested")]
    public XmlNamespaceNested? Nested { get; init; }
}

[Shape]
[Xml(Namespace = "http://foo.com")]
public sealed partial record XmlNamespaceNested
{
    [Name("foo")]
    [Xml(Namespace = "baz=http://baz.com")]
    public string? Foo { get; init; }

    [Name("values")]
    [Xml(Namespace = "http://qux.com", ElementNamespace = "http://bux.com")]
    public IReadOnlyList<string>? Values { get; init; }
}

[Shape]
[Xml(Namespace = "http://foo.com")]
public sealed partial record XmlNamespacesResponse
{
    [Name("nested")]
    public XmlNamespaceNested? Nested { get; init; }
}
