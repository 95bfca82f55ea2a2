using Fractus.ApiGateway.Contract;
using Fractus.Kernel;

namespace Fractus.ApiGateway.Handlers;

public sealed partial class ApiGatewayHandlers
{
    public ValueTask<Method> GetMethod(GetMethodInput input, Caller caller, CancellationToken cancellation) =>
        Read(caller, input.RestApiId, api => api.Method(input.ResourceId, input.HttpMethod));
}
