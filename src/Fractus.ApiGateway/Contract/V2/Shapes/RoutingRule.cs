using Fractus.Kernel.Contracts;

namespace Fractus.ApiGateway.Contract.V2;

[Shape]
public sealed partial record RoutingRule
{
    [Name("actions")]
    public IReadOnlyList<RoutingRuleAction>? Actions { get; init; }

    [Name("conditions")]
    public IReadOnlyList<RoutingRuleCondition>? Conditions { get; init; }

    [Name("priority")]
    public int? Priority { get; init; }

    [Name("routingRuleArn")]
    public string? RoutingRuleArn { get; init; }

    [Name("routingRuleId")]
    public string? RoutingRuleId { get; init; }
}
