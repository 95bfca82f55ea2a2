using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules;
using Fractus.ApiGateway.Rules.Patches;
using Fractus.Kernel;

namespace Fractus.ApiGateway.Handlers;

public sealed partial class ApiGatewayHandlers
{
    public ValueTask<Stage> UpdateStage(UpdateStageInput input, Caller caller, CancellationToken cancellation)
    {
        var now = Now();
        return Change(caller, input.RestApiId, changes =>
        {
            var stage = StagePatch.Apply(changes.Stage(input.StageName), input.PatchOperations, id => changes.FindDeployment(id) is not null);
            StageRules.CheckLogs(stage, changes.Account());
            return changes.Put(stage with { LastUpdatedDate = now });
        }, cancellation);
    }
}
