using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record UpdateUsagePlanInput
{
    [Name("usagePlanId")]
    [In(HttpLocation.Label)]
    public required string UsagePlanId { get; init; }

    [Name("patchOperations")]
    public IReadOnlyList<PatchOperation>? PatchOperations { get; init; }
}
