using Fractus.Kernel.Contracts;

namespace Fractus.Lambda.Contract;

[Shape]
public sealed partial record VpcConfigResponse
{
    public IReadOnlyList<string>? SubnetIds { get; init; }

    public IReadOnlyList<string>? SecurityGroupIds { get; init; }

    public string? VpcId { get; init; }

    public bool? Ipv6AllowedForDualStack { get; init; }
}
