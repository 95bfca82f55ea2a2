using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules;
using Fractus.Kernel;

namespace Fractus.ApiGateway.Handlers;

public sealed partial class ApiGatewayHandlers
{
    public ValueTask<Deployments> GetDeployments(GetDeploymentsInput input, Caller caller, CancellationToken cancellation) =>
        Read(caller, input.RestApiId, api =>
        {
            var (items, position) = Pages.Take(pages, "deployments " + input.RestApiId, api.Deployments(), d => d.Id!, input.Position, input.Limit);
            return new Deployments { Items = items, Position = position };
        });
}
