using Fractus.Kernel.Contracts;

namespace Fractus.ApiGateway.Contract.V2;

[Shape]
public sealed partial record DomainName
{
    [Name("apiMappingSelectionExpression")]
    public string? ApiMappingSelectionExpression { get; init; }

    [Name("domainName")]
    public string? DomainNameValue { get; init; }

    [Name("domainNameConfigurations")]
    public IReadOnlyList<DomainNameConfiguration>? DomainNameConfigurations { get; init; }

    [Name("mutualTlsAuthentication")]
    public MutualTlsAuthentication? MutualTlsAuthentication { get; init; }

    [Name("routingMode")]
    public string? RoutingMode { get; init; }

    [Name("tags")]
    public IReadOnlyDictionary<string, string>? Tags { get; init; }
}
