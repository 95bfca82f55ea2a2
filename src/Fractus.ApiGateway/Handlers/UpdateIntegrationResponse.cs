using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules;
using Fractus.ApiGateway.Rules.Patches;
using Fractus.Kernel;

namespace Fractus.ApiGateway.Handlers;

public sealed partial class ApiGatewayHandlers
{
    public ValueTask<IntegrationResponse> UpdateIntegrationResponse(
        UpdateIntegrationResponseInput input, Caller caller, CancellationToken cancellation) =>
        Change(caller, input.RestApiId, changes =>
        {
            var method = changes.Method(input.ResourceId, input.HttpMethod);
            var all = changes.Integration(input.ResourceId, input.HttpMethod).IntegrationResponses;
            var before = all?.GetValueOrDefault(input.StatusCode) ?? throw Missing.StatusCode();
            var declared = method.MethodResponses?.GetValueOrDefault(input.StatusCode);
            var response = ResponsePatches.Apply(before, declared, input.PatchOperations);
            var responses = new Dictionary<string, IntegrationResponse>(all) { [input.StatusCode] = response };
            Store(changes, changes.Resource(input.ResourceId), WithResponses(method, responses));
            return response;
        }, cancellation);
}
