using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record GetDeploymentInput
{
    [Name("restApiId")]
    [In(HttpLocation.Label)]
    public required string RestApiId { get; init; }

    [Name("deploymentId")]
    [In(HttpLocation.Label)]
    public required string DeploymentId { get; init; }

    [Name("embed")]
    [In(HttpLocation.Query, "embed")]
    public IReadOnlyList<string>? Embed { get; init; }
}
