using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules;
using Fractus.Kernel;

namespace Fractus.ApiGateway.Handlers;

public sealed partial class ApiGatewayHandlers
{
    public ValueTask<Contract.Resources> GetResources(GetResourcesInput input, Caller caller, CancellationToken cancellation) =>
        Read(caller, input.RestApiId, api =>
        {
            var (items, position) = Pages.Take(pages, "resources " + input.RestApiId, api.Resources(), r => r.Path!, input.Position, input.Limit);
            return new Contract.Resources { Items = [.. items.Select(r => WithMethods(r, input.Embed))], Position = position };
        });
}
