using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Wire.Tests.Protocols.RestXml;

[Shape]
public sealed partial record HttpPrefixHeadersInputOutput
{
    [Name("foo")]
    [In(HttpLocation.Header, "x-foo")]
    public string? Foo { get; init; }

    [Name("fooMap")]
    [In(HttpLocation.PrefixHeaders, "x-foo-")]
    public IReadOnlyDictionary<string, string>? FooMap { get; init; }
}
