using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules;
using Fractus.ApiGateway.Storage;
using Fractus.Kernel;

namespace Fractus.ApiGateway.Handlers;

public sealed partial class ApiGatewayHandlers
{
    public ValueTask<Stage> CreateStage(CreateStageInput input, Caller caller, CancellationToken cancellation)
    {
        var stage = StageRules.Create(input, Now());
        return Change(caller, input.RestApiId, changes =>
        {
            changes.Api();
            if (changes.FindDeployment(input.DeploymentId) is null
                || (stage.CanarySettings is { } canary && changes.FindDeployment(canary.DeploymentId) is null))
            {
                throw new BadRequestException("Deployment id does not exist");
            }

            if (stage.DocumentationVersion is { } version && changes.Find(ApiPart.DocumentationVersion, version) is null)
            {
                throw new BadRequestException($"Invalid documentation version specified: {version}");
            }

            if (changes.FindStage(input.StageName) is not null)
            {
                throw new ConflictException("Stage already exists");
            }

            return changes.Put(stage);
        }, cancellation);
    }
}
