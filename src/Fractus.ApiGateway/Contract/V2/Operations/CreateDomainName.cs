using Fractus.Kernel.Contracts;

namespace Fractus.ApiGateway.Contract.V2;

[Shape]
public sealed partial record CreateDomainNameInput
{
    [Name("domainName")]
    [Length(1, 512)]
    public required string DomainName { get; init; }

    [Name("domainNameConfigurations")]
    public IReadOnlyList<DomainNameConfiguration>? DomainNameConfigurations { get; init; }

    [Name("mutualTlsAuthentication")]
    public MutualTlsAuthentication? MutualTlsAuthentication { get; init; }

    [Name("routingMode")]
    [Enum(typeof(RoutingMode))]
    public string? RoutingMode { get; init; }

    [Name("tags")]
    public IReadOnlyDictionary<string, string>? Tags { get; init; }
}
