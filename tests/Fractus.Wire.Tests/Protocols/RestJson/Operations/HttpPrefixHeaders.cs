using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Wire.Tests.Protocols.RestJson;

[Shape]
public sealed partial record HttpPrefixHeadersInput
{
    [Name("foo")]
    [In(HttpLocation.Header, "x-foo")]
    public string? Foo { get; init; }

    [Name("fooMap")]
    [In(HttpLocation.PrefixHeaders, "x-foo-")]
    public IReadOnlyDictionary<string, string>? FooMap { get; init; }
}

[Shape]
public sealed partial record HttpPrefixHeadersOutput
{
    [Name("foo")]
    [In(HttpLocation.Header, "x-foo")]
    public string? Foo { get; init; }

    [Name("fooMap")]
    [In(HttpLocation.PrefixHeaders, "x-foo-")]
    public IReadOnlyDictionary<string, string>? FooMap { get; init; }
}
