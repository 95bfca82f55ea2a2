using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract.V2;

[Shape]
public sealed partial record PutRoutingRuleInput
{
    [Name("actions")]
    public required IReadOnlyList<RoutingRuleAction> Actions { get; init; }

    [Name("conditions")]
    public required IReadOnlyList<RoutingRuleCondition> Conditions { get; init; }

    [Name("DomainName")]
    [In(HttpLocation.Label)]
    public required string DomainName { get; init; }

    [Name("domainNameId")]
    [In(HttpLocation.Query, "domainNameId")]
    public string? DomainNameId { get; init; }

    [Name("priority")]
    [Required]
    [Range(1, 1000000)]
    public int? Priority { get; init; }

    [Name("RoutingRuleId")]
    [In(HttpLocation.Label)]
    public required string RoutingRuleId { get; init; }
}
