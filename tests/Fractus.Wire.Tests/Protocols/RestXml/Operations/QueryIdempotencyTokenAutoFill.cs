using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Wire.Tests.Protocols.RestXml;

[Shape]
public sealed partial record QueryIdempotencyTokenAutoFillInput
{
    [Name("token")]
    [In(HttpLocation.Query, "token")]
    public string? Token { get; init; }
}
