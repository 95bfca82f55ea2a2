using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules.Patches;
using Fractus.Kernel;

namespace Fractus.ApiGateway.Handlers;

public sealed partial class ApiGatewayHandlers
{
    public ValueTask<Integration> UpdateIntegration(UpdateIntegrationInput input, Caller caller, CancellationToken cancellation) =>
        Change(caller, input.RestApiId, changes =>
        {
            var method = changes.Method(input.ResourceId, input.HttpMethod);
            var before = changes.Integration(input.ResourceId, input.HttpMethod);
            var integration = IntegrationPatch.Apply(before, method, input.PatchOperations);
            if (integration.Credentials != before.Credentials)
            {
                CheckPassing(integration.Credentials, caller);
            }

            Store(changes, changes.Resource(input.ResourceId), method with { MethodIntegration = integration });
            return integration;
        }, cancellation);
}
