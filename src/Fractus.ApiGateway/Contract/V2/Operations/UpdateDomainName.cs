using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract.V2;

[Shape]
public sealed partial record UpdateDomainNameInput
{
    [Name("DomainName")]
    [In(HttpLocation.Label)]
    public required string DomainName { get; init; }

    [Name("domainNameConfigurations")]
    public IReadOnlyList<DomainNameConfiguration>? DomainNameConfigurations { get; init; }

    [Name("mutualTlsAuthentication")]
    public MutualTlsAuthentication? MutualTlsAuthentication { get; init; }

    [Name("routingMode")]
    [Enum(typeof(RoutingMode))]
    public string? RoutingMode { get; init; }
}
