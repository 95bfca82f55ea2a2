using Fractus.Kernel.Contracts;

namespace Fractus.ApiGateway.Contract.V2;

[Shape]
public sealed partial record RoutingRuleActionInvokeApi
{
    [Name("apiId")]
    public required string ApiId { get; init; }

    [Name("stage")]
    [Length(1, 128)]
    public required string Stage { get; init; }

    [Name("stripBasePath")]
    public bool? StripBasePath { get; init; }
}
