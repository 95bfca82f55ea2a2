using Fractus.Kernel.Contracts;

namespace Fractus.Lambda.Contract;

[Shape]
public sealed partial record VpcConfig
{
    [Length(0, 16)]
    public IReadOnlyList<string>? SubnetIds { get; init; }

    [Length(0, 5)]
    public IReadOnlyList<string>? SecurityGroupIds { get; init; }

    public bool? Ipv6AllowedForDualStack { get; init; }
}
