using Fractus.Kernel.Contracts;

namespace Fractus.Wire.Tests.Protocols.RestXml;

[Shape]
public sealed partial record XmlEmptyBlobsResponse
{
    [Name("data")]
    public ReadOnlyMemory<byte>? Data { get; init; }
}
