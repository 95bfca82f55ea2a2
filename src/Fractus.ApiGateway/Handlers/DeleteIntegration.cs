using Fractus.ApiGateway.Contract;
using Fractus.Kernel;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Handlers;

public sealed partial class ApiGatewayHandlers
{
    public ValueTask<Unit> DeleteIntegration(DeleteIntegrationInput input, Caller caller, CancellationToken cancellation) =>
        Change(caller, input.RestApiId, changes =>
        {
            changes.Integration(input.ResourceId, input.HttpMethod);
            var method = changes.Method(input.ResourceId, input.HttpMethod);
            Store(changes, changes.Resource(input.ResourceId), method with { MethodIntegration = null });
            return Unit.Value;
        }, cancellation);
}
