using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record UpdateDeploymentInput
{
    [Name("restApiId")]
    [In(HttpLocation.Label)]
    public required string RestApiId { get; init; }

    [Name("deploymentId")]
    [In(HttpLocation.Label)]
    public required string DeploymentId { get; init; }

    [Name("patchOperations")]
    public IReadOnlyList<PatchOperation>? PatchOperations { get; init; }
}
