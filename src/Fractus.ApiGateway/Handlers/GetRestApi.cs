using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules;
using Fractus.Kernel;

namespace Fractus.ApiGateway.Handlers;

public sealed partial class ApiGatewayHandlers
{
    public ValueTask<RestApi> GetRestApi(GetRestApiInput input, Caller caller, CancellationToken cancellation) =>
        Read(caller, input.RestApiId, api => RestApiRules.Shown(api.Api()));
}
