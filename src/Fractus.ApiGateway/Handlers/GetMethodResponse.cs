using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules;
using Fractus.Kernel;

namespace Fractus.ApiGateway.Handlers;

public sealed partial class ApiGatewayHandlers
{
    public ValueTask<MethodResponse> GetMethodResponse(GetMethodResponseInput input, Caller caller, CancellationToken cancellation) =>
        Read(caller, input.RestApiId, api =>
            api.Method(input.ResourceId, input.HttpMethod).MethodResponses?.GetValueOrDefault(input.StatusCode) ?? throw Missing.StatusCode());
}
