using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract.V2;

[Shape]
public sealed partial record ListRoutingRulesInput
{
    [Name("DomainName")]
    [In(HttpLocation.Label)]
    public required string DomainName { get; init; }

    [Name("domainNameId")]
    [In(HttpLocation.Query, "domainNameId")]
    public string? DomainNameId { get; init; }

    [Name("maxResults")]
    [In(HttpLocation.Query, "maxResults")]
    public string? MaxResults { get; init; }

    [Name("nextToken")]
    [In(HttpLocation.Query, "nextToken")]
    public string? NextToken { get; init; }
}

[Shape]
public sealed partial record ListRoutingRulesOutput
{
    [Name("routingRules")]
    public IReadOnlyList<RoutingRule>? RoutingRules { get; init; }

    [Name("nextToken")]
    public string? NextToken { get; init; }
}
