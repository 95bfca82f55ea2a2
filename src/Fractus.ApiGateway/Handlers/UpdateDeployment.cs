using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules.Patches;
using Fractus.Kernel;

namespace Fractus.ApiGateway.Handlers;

public sealed partial class ApiGatewayHandlers
{
    public ValueTask<Deployment> UpdateDeployment(UpdateDeploymentInput input, Caller caller, CancellationToken cancellation) =>
        Change(caller, input.RestApiId, changes =>
        {
            var record = changes.Deployment(input.DeploymentId);
            foreach (var patch in Patch.Of(input.PatchOperations))
            {
                patch.MustReplaceOneOf("/description");
                record = record with { Deployment = record.Deployment with { Description = patch.Value } };
            }

            return changes.Put(record);
        }, cancellation);
}
