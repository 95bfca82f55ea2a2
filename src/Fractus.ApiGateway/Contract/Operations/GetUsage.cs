using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record GetUsageInput
{
    [Name("usagePlanId")]
    [In(HttpLocation.Label)]
    public required string UsagePlanId { get; init; }

    [Name("keyId")]
    [In(HttpLocation.Query, "keyId")]
    public string? KeyId { get; init; }

    [Name("startDate")]
    [In(HttpLocation.Query, "startDate")]
    public required string StartDate { get; init; }

    [Name("endDate")]
    [In(HttpLocation.Query, "endDate")]
    public required string EndDate { get; init; }

    [Name("position")]
    [In(HttpLocation.Query, "position")]
    public string? Position { get; init; }

    [Name("limit")]
    [In(HttpLocation.Query, "limit")]
    public int? Limit { get; init; }
}
