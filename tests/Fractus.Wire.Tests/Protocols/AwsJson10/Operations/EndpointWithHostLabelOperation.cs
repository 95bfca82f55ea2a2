using Fractus.Kernel.Contracts;

namespace Fractus.Wire.Tests.Protocols.AwsJson10;

[Shape]
public sealed partial record EndpointWithHostLabelOperationInput
{
    [Name("label")]
    public string? Label { get; init; }
}
