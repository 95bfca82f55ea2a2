using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Wire.Tests.Protocols.RestJson;

[Shape]
public sealed partial record HttpPayloadTraitsInputOutput
{
    [Name("foo")]
    [In(HttpLocation.Header, "X-Foo")]
    public string? Foo { get; init; }

    [Name("blob")]
    [In(HttpLocation.Payload)]
    public ReadOnlyMemory<byte>? Blob { get; init; }
}
