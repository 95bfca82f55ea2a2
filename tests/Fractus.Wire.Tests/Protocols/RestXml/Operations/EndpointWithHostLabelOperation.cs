using Fractus.Kernel.Contracts;

namespace Fractus.Wire.Tests.Protocols.RestXml;

[Shape]
public sealed partial record EndpointWithHostLabelOperationRequest
{
    [Name("label")]
    public string? Label { get; init; }
}
