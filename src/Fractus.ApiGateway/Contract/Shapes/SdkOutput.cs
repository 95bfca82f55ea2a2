using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record SdkOutput
{
    [Name("contentType")]
    [In(HttpLocation.Header, "Content-Type")]
    public string? ContentType { get; init; }

    [Name("contentDisposition")]
    [In(HttpLocation.Header, "Content-Disposition")]
    public string? ContentDisposition { get; init; }

    [Name("body")]
    [In(HttpLocation.Payload)]
    public ReadOnlyMemory<byte>? Body { get; init; }
}
