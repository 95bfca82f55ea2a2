using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Wire.Tests.Protocols.RestJson;

[Shape]
public sealed partial record PutWithContentEncodingInput
{
    [Name("encoding")]
    [In(HttpLocation.Header, "Content-Encoding")]
    public string? Encoding { get; init; }

    [Name("data")]
    public string? Data { get; init; }
}
