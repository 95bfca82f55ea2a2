using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules.Patches;
using Fractus.Kernel;

namespace Fractus.ApiGateway.Handlers;

public sealed partial class ApiGatewayHandlers
{
    public ValueTask<Resource> UpdateResource(UpdateResourceInput input, Caller caller, CancellationToken cancellation) =>
        Change(caller, input.RestApiId, changes =>
        {
            var resource = changes.Resource(input.ResourceId);
            var changed = ResourcePatch.Apply(resource, changes.Resources(), input.PatchOperations);
            foreach (var moved in changed)
            {
                changes.Put(moved);
            }

            return WithMethods(changed[0], embed: null);
        }, cancellation);
}
