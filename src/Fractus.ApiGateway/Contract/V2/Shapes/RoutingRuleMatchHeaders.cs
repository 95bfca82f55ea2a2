using Fractus.Kernel.Contracts;

namespace Fractus.ApiGateway.Contract.V2;

[Shape]
public sealed partial record RoutingRuleMatchHeaders
{
    [Name("anyOf")]
    public required IReadOnlyList<RoutingRuleMatchHeaderValue> AnyOf { get; init; }
}
