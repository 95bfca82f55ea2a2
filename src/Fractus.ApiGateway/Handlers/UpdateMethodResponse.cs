using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules;
using Fractus.ApiGateway.Rules.Patches;
using Fractus.ApiGateway.Storage;
using Fractus.Kernel;

namespace Fractus.ApiGateway.Handlers;

public sealed partial class ApiGatewayHandlers
{
    public ValueTask<MethodResponse> UpdateMethodResponse(UpdateMethodResponseInput input, Caller caller, CancellationToken cancellation) =>
        Change(caller, input.RestApiId, changes =>
        {
            var method = changes.Method(input.ResourceId, input.HttpMethod);
            var before = method.MethodResponses?.GetValueOrDefault(input.StatusCode) ?? throw Missing.StatusCode();
            var response = ResponsePatches.Apply(before, changes.All(ApiPart.Model), input.PatchOperations);
            var responses = new Dictionary<string, MethodResponse>(method.MethodResponses) { [input.StatusCode] = response };
            Store(changes, changes.Resource(input.ResourceId), method with { MethodResponses = responses });
            return response;
        }, cancellation);
}
