using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Wire.Tests.Protocols.RestXml;

[Shape]
public sealed partial record QueryPrecedenceInput
{
    [Name("foo")]
    [In(HttpLocation.Query, "bar")]
    public string? Foo { get; init; }

    [Name("baz")]
    [In(HttpLocation.QueryParams)]
    public IReadOnlyDictionary<string, string>? Baz { get; init; }
}
