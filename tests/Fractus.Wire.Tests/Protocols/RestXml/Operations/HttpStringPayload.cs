using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Wire.Tests.Protocols.RestXml;

[Shape]
public sealed partial record StringPayloadInput
{
    [Name("payload")]
    [In(HttpLocation.Payload)]
    public string? Payload { get; init; }
}
