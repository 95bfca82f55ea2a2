using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules;
using Fractus.ApiGateway.Storage;
using Fractus.Kernel;

namespace Fractus.ApiGateway.Handlers;

public sealed partial class ApiGatewayHandlers
{
    public ValueTask<Deployment> CreateDeployment(CreateDeploymentInput input, Caller caller, CancellationToken cancellation)
    {
        StageRules.CheckDeployment(input);
        var id = ids.LowerBase36(PartIdLength);
        var now = Now();
        return Change(caller, input.RestApiId, changes =>
        {
            var api = changes.Api();
            var resources = changes.Resources();
            DeploymentRules.Check(resources);
            var deployment = new Deployment { Id = id, Description = input.Description, CreatedDate = now };
            changes.Put(new DeploymentRecord(deployment, api, resources) { Parts = changes.Parts() });
            if (input.CanarySettings is not null)
            {
                changes.Put(CanaryRules.Deploy(changes.FindStage(input.StageName ?? ""), input, id, now));
            }
            else if (input.StageName is { Length: > 0 } stageName)
            {
                changes.Put(StageRules.Deploy(changes.FindStage(stageName), input, id, now));
            }

            return deployment;
        }, cancellation);
    }
}
