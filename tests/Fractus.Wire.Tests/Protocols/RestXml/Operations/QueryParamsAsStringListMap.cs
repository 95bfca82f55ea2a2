using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Wire.Tests.Protocols.RestXml;

[Shape]
public sealed partial record QueryParamsAsStringListMapInput
{
    [Name("qux")]
    [In(HttpLocation.Query, "corge")]
    public string? Qux { get; init; }

    [Name("foo")]
    [In(HttpLocation.QueryParams)]
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Foo { get; init; }
}
