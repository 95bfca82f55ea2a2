using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Wire.Tests.Protocols.RestXml;

[Shape]
public sealed partial record IgnoreQueryParamsInResponseOutput
{
    [Name("baz")]
    [In(HttpLocation.Label)]
    public string? Baz { get; init; }
}
