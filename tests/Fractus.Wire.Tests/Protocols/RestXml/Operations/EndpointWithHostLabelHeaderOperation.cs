using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Wire.Tests.Protocols.RestXml;

[Shape]
public sealed partial record HostLabelHeaderInput
{
    [Name("accountId")]
    [In(HttpLocation.Header, "X-Amz-Account-Id")]
    public string? AccountId { get; init; }
}
