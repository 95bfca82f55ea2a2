using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Wire.Tests.Protocols.RestXml;

[Shape]
public sealed partial record NullAndEmptyHeadersIO
{
    [Name("a")]
    [In(HttpLocation.Header, "X-A")]
    public string? A { get; init; }

    [Name("b")]
    [In(HttpLocation.Header, "X-B")]
    public string? B { get; init; }

    [Name("c")]
    [In(HttpLocation.Header, "X-C")]
    public IReadOnlyList<string>? C { get; init; }
}
