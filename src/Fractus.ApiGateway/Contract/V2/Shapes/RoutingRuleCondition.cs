using Fractus.Kernel.Contracts;

namespace Fractus.ApiGateway.Contract.V2;

[Shape]
public sealed partial record RoutingRuleCondition
{
    [Name("matchBasePaths")]
    public RoutingRuleMatchBasePaths? MatchBasePaths { get; init; }

    [Name("matchHeaders")]
    public RoutingRuleMatchHeaders? MatchHeaders { get; init; }
}
