using Fractus.Kernel.Contracts;

namespace Fractus.Wire.Tests.Protocols.AwsQuery;

[Shape]
[Xml(Namespace = "http://foo.com")]
public sealed partial record XmlNamespacesOutput
{
    [Name("nested")]
    public XmlNamespaceNested? Nested { get; init; }
}

[Shape]
[Xml(Namespace = "http://boo.com")]
public sealed partial record XmlNamespaceNested
{
    [Name("foo")]
    [Xml(Namespace = "baz=http://baz.com")]
    public string? Foo { get; init; }

    [Name("values")]
    [Xml(Namespace = "http://qux.com", ElementNamespace = "http://bux.com")]
    public IReadOnlyList<string>? Values { get; init; }
}
