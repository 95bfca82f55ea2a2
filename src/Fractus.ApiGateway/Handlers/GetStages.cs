using Fractus.ApiGateway.Contract;
using Fractus.Kernel;

namespace Fractus.ApiGateway.Handlers;

public sealed partial class ApiGatewayHandlers
{
    public ValueTask<Stages> GetStages(GetStagesInput input, Caller caller, CancellationToken cancellation) =>
        Read(caller, input.RestApiId, api => new Stages
        {
            Item = [.. api.Stages().Where(s => input.DeploymentId is null || s.DeploymentId == input.DeploymentId)],
        });
}
