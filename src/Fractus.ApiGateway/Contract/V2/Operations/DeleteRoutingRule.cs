using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract.V2;

[Shape]
public sealed partial record DeleteRoutingRuleInput
{
    [Name("DomainName")]
    [In(HttpLocation.Label)]
    public required string DomainName { get; init; }

    [Name("domainNameId")]
    [In(HttpLocation.Query, "domainNameId")]
    public string? DomainNameId { get; init; }

    [Name("RoutingRuleId")]
    [In(HttpLocation.Label)]
    public required string RoutingRuleId { get; init; }
}
