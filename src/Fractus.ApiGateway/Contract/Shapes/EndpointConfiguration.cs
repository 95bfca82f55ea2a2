using Fractus.Kernel.Contracts;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record EndpointConfiguration
{
    [Name("types")]
    [Each(AsOne = true, Enum = typeof(EndpointType))]
    public IReadOnlyList<string>? Types { get; init; }

    [Name("ipAddressType")]
    [Enum(typeof(IpAddressType))]
    public string? IpAddressType { get; init; }

    [Name("vpcEndpointIds")]
    public IReadOnlyList<string>? VpcEndpointIds { get; init; }
}
