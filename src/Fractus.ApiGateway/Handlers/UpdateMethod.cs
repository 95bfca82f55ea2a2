using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules.Patches;
using Fractus.Kernel;

namespace Fractus.ApiGateway.Handlers;

public sealed partial class ApiGatewayHandlers
{
    public ValueTask<Method> UpdateMethod(UpdateMethodInput input, Caller caller, CancellationToken cancellation) =>
        Change(caller, input.RestApiId, changes =>
        {
            var method = changes.Method(input.ResourceId, input.HttpMethod);
            return Store(changes, changes.Resource(input.ResourceId), MethodPatch.Apply(method, changes.Parts(), input.PatchOperations));
        }, cancellation);
}
