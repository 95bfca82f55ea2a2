using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Wire.Tests.Protocols.RestXml;

[Shape]
public sealed partial record ConstantQueryStringInput
{
    [Name("hello")]
    [In(HttpLocation.Label)]
    public string? Hello { get; init; }
}
