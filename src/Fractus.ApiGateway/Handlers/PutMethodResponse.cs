using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules;
using Fractus.ApiGateway.Storage;
using Fractus.Kernel;

namespace Fractus.ApiGateway.Handlers;

public sealed partial class ApiGatewayHandlers
{
    public ValueTask<MethodResponse> PutMethodResponse(PutMethodResponseInput input, Caller caller, CancellationToken cancellation) =>
        Change(caller, input.RestApiId, changes =>
        {
            var method = changes.Method(input.ResourceId, input.HttpMethod);
            var response = MethodRules.CreateResponse(input, changes.All(ApiPart.Model));
            if (method.MethodResponses?.ContainsKey(input.StatusCode) == true)
            {
                throw new ConflictException("Response already exists for this resource");
            }

            var responses = new Dictionary<string, MethodResponse>(method.MethodResponses ?? new Dictionary<string, MethodResponse>())
            {
                [input.StatusCode] = response,
            };
            Store(changes, changes.Resource(input.ResourceId), method with { MethodResponses = responses });
            return response;
        }, cancellation);
}
