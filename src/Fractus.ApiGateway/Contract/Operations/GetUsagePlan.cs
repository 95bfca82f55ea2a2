using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record GetUsagePlanInput
{
    [Name("usagePlanId")]
    [In(HttpLocation.Label)]
    public required string UsagePlanId { get; init; }
}
