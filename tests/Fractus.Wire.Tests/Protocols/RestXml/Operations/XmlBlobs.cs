using Fractus.Kernel.Contracts;

namespace Fractus.Wire.Tests.Protocols.RestXml;

[Shape]
public sealed partial record XmlBlobsRequest
{
    [Name("data")]
    public ReadOnlyMemory<byte>? Data { get; init; }
}

[Shape]
public sealed partial record XmlBlobsResponse
{
    [Name("data")]
    public ReadOnlyMemory<byte>? Data { get; init; }
}
