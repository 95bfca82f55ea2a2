using Fractus.Kernel.Contracts;

namespace Fractus.Wire.Tests.Protocols.AwsQuery;

[Shape]
public sealed partial record HostLabelInput
{
    [Name("label")]
    public string? Label { get; init; }
}
