using Fractus.Kernel.Contracts;

namespace Fractus.ApiGateway.Contract.V2;

[Shape]
public sealed partial record RoutingRuleMatchBasePaths
{
    [Name("anyOf")]
    public required IReadOnlyList<string> AnyOf { get; init; }
}
