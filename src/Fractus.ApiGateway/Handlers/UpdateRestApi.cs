using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules;
using Fractus.ApiGateway.Rules.Patches;
using Fractus.ApiGateway.Storage;
using Fractus.Kernel;

namespace Fractus.ApiGateway.Handlers;

public sealed partial class ApiGatewayHandlers
{
    public ValueTask<RestApi> UpdateRestApi(UpdateRestApiInput input, Caller caller, CancellationToken cancellation) =>
        Change(caller, input.RestApiId, changes =>
        {
            var api = changes.Put(ApiPolicy.InFull(
                RestApiPatch.Apply(changes.Api(), input.PatchOperations), new ApiOwner(caller.Account, caller.Region), authorizer));
            return RestApiRules.Shown(api);
        }, cancellation);
}
