using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules;
using Fractus.ApiGateway.Rules.Patches;
using Fractus.ApiGateway.Storage;
using Fractus.Kernel;

namespace Fractus.ApiGateway.Handlers;

public sealed partial class ApiGatewayHandlers
{
    public async ValueTask<Stage> UpdateStage(UpdateStageInput input, Caller caller, CancellationToken cancellation)
    {
        var now = Now();
        var updated = await Change(caller, input.RestApiId, changes =>
        {
            var stage = StagePatch.Apply(
                changes.Stage(input.StageName),
                input.PatchOperations,
                id => changes.FindDeployment(id) is not null,
                version => changes.Find(ApiPart.DocumentationVersion, version!) is not null);
            StageRules.CheckLogs(stage, changes.Account());
            return changes.Put(stage with { LastUpdatedDate = now });
        }, cancellation);
        if (updated.CacheClusterEnabled != true)
        {
            caches.Flush(input.RestApiId, input.StageName);
        }

        return updated;
    }
}
