using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record Usage
{
    [Name("usagePlanId")]
    public string? UsagePlanId { get; init; }

    [Name("startDate")]
    public string? StartDate { get; init; }

    [Name("endDate")]
    public string? EndDate { get; init; }

    [Name("values")]
    public IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<long>>>? Items { get; init; }

    [Name("position")]
    [In(HttpLocation.Query, "position")]
    public string? Position { get; init; }
}
