using Fractus.Kernel.Contracts;

namespace Fractus.ApiGateway.Contract.V2;

[Shape]
public sealed partial record RoutingRuleMatchHeaderValue
{
    [Name("header")]
    public required string Header { get; init; }

    [Name("valueGlob")]
    public required string ValueGlob { get; init; }
}
