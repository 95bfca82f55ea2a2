using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record GetUsagePlanKeysInput
{
    [Name("usagePlanId")]
    [In(HttpLocation.Label)]
    public required string UsagePlanId { get; init; }

    [Name("position")]
    [In(HttpLocation.Query, "position")]
    public string? Position { get; init; }

    [Name("limit")]
    [In(HttpLocation.Query, "limit")]
    public int? Limit { get; init; }

    [Name("nameQuery")]
    [In(HttpLocation.Query, "name")]
    public string? NameQuery { get; init; }
}
