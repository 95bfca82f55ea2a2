using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Wire.Tests.Protocols.RestJson;

[Shape]
public sealed partial record TestPayloadBlobInputOutput
{
    [Name("contentType")]
    [In(HttpLocation.Header, "Content-Type")]
    public string? ContentType { get; init; }

    [Name("data")]
    [In(HttpLocation.Payload)]
    public ReadOnlyMemory<byte>? Data { get; init; }
}
