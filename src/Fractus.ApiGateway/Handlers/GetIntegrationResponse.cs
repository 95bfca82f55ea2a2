using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules;
using Fractus.Kernel;

namespace Fractus.ApiGateway.Handlers;

public sealed partial class ApiGatewayHandlers
{
    public ValueTask<IntegrationResponse> GetIntegrationResponse(
        GetIntegrationResponseInput input, Caller caller, CancellationToken cancellation) =>
        Read(caller, input.RestApiId, api =>
            api.Integration(input.ResourceId, input.HttpMethod).IntegrationResponses?.GetValueOrDefault(input.StatusCode)
            ?? throw Missing.StatusCode());
}
