using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract.V2;

[Shape]
public sealed partial record Deployment
{
    [Name("autoDeployed")]
    public bool? AutoDeployed { get; init; }

    [Name("createdDate")]
    [Timestamp(TimestampFormat.DateTime)]
    public DateTimeOffset? CreatedDate { get; init; }

    [Name("deploymentId")]
    public string? DeploymentId { get; init; }

    [Name("deploymentStatus")]
    public string? DeploymentStatus { get; init; }

    [Name("deploymentStatusMessage")]
    public string? DeploymentStatusMessage { get; init; }

    [Name("description")]
    public string? Description { get; init; }
}
