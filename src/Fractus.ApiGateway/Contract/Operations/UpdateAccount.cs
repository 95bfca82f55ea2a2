using Fractus.Kernel.Contracts;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record UpdateAccountInput
{
    [Name("patchOperations")]
    public IReadOnlyList<PatchOperation>? PatchOperations { get; init; }
}
