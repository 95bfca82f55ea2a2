using Fractus.ApiGateway.Contract;
using Fractus.Kernel;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Handlers;

public sealed partial class ApiGatewayHandlers
{
    public ValueTask<Unit> DeleteDeployment(DeleteDeploymentInput input, Caller caller, CancellationToken cancellation) =>
        Change(caller, input.RestApiId, changes =>
        {
            changes.Deployment(input.DeploymentId);
            if (changes.Stages().Any(stage => stage.DeploymentId == input.DeploymentId || stage.CanarySettings?.DeploymentId == input.DeploymentId))
            {
                throw new BadRequestException("Active stages pointing to this deployment must be moved or deleted");
            }

            changes.RemoveDeployment(input.DeploymentId);
            return Unit.Value;
        }, cancellation);
}
