using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules;
using Fractus.ApiGateway.Storage;
using Fractus.Kernel;

namespace Fractus.ApiGateway.Handlers;

public sealed partial class ApiGatewayHandlers
{
    public ValueTask<RestApi> CreateRestApi(CreateRestApiInput input, Caller caller, CancellationToken cancellation)
    {
        var id = ids.LowerBase36(ApiIdLength);
        var api = ApiPolicy.InFull(
            RestApiRules.Create(input, id, ids.LowerBase36(ApiIdLength), Now()), new ApiOwner(caller.Account, caller.Region), authorizer);
        var models = ModelRules.Defaults(ids.LowerBase36(PartIdLength), ids.LowerBase36(PartIdLength));
        return Change(caller, id, changes =>
        {
            if (!changes.TryClaim())
            {
                throw new ConflictException("Unable to complete operation due to concurrent modification. Please try again later.");
            }

            if (input.CloneFrom is { Length: > 0 } source)
            {
                return changes.Put(changes.Other(source).Draft().CopyTo(api));
            }

            changes.Put(ResourceTree.Root(api.RootResourceId!));
            changes.Put(api);
            foreach (var model in models)
            {
                changes.Put(ApiPart.Model, model);
            }

            return api;
        }, cancellation);
    }
}
