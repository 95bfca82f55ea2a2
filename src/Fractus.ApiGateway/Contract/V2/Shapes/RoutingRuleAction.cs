using Fractus.Kernel.Contracts;

namespace Fractus.ApiGateway.Contract.V2;

[Shape]
public sealed partial record RoutingRuleAction
{
    [Name("invokeApi")]
    public required RoutingRuleActionInvokeApi InvokeApi { get; init; }
}
