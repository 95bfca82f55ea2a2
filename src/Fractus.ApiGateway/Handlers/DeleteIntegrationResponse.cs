using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules;
using Fractus.Kernel;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Handlers;

public sealed partial class ApiGatewayHandlers
{
    public ValueTask<Unit> DeleteIntegrationResponse(
        DeleteIntegrationResponseInput input, Caller caller, CancellationToken cancellation) =>
        Change(caller, input.RestApiId, changes =>
        {
            // Here the real service does not tell a missing method from a missing integration.
            var resource = changes.Resource(input.ResourceId);
            var method = resource.ResourceMethods?.GetValueOrDefault(input.HttpMethod);
            if (method?.MethodIntegration is not { } integration)
            {
                throw Missing.Integration();
            }

            if (integration.IntegrationResponses?.ContainsKey(input.StatusCode) != true)
            {
                throw Missing.StatusCode();
            }

            Store(changes, resource, WithResponses(method, integration.IntegrationResponses.Where(r => r.Key != input.StatusCode).ToDictionary()));
            return Unit.Value;
        }, cancellation);
}
