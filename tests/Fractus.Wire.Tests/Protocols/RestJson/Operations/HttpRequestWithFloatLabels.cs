using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Wire.Tests.Protocols.RestJson;

[Shape]
public sealed partial record HttpRequestWithFloatLabelsInput
{
    [Name("float")]
    [In(HttpLocation.Label)]
    public float? Float { get; init; }

    [Name("double")]
    [In(HttpLocation.Label)]
    public double? Double { get; init; }
}
