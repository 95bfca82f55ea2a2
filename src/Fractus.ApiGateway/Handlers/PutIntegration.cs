using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules;
using Fractus.Kernel;

namespace Fractus.ApiGateway.Handlers;

public sealed partial class ApiGatewayHandlers
{
    public ValueTask<Integration> PutIntegration(PutIntegrationInput input, Caller caller, CancellationToken cancellation)
    {
        CheckPassing(input.Credentials, caller);
        return Change(caller, input.RestApiId, changes =>
        {
            var method = changes.Method(input.ResourceId, input.HttpMethod);
            var integration = IntegrationRules.Create(input, method);
            Store(changes, changes.Resource(input.ResourceId), method with { MethodIntegration = integration });
            return integration;
        }, cancellation);
    }
}
