using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules;
using Fractus.Kernel;

namespace Fractus.ApiGateway.Handlers;

public sealed partial class ApiGatewayHandlers
{
    public ValueTask<IntegrationResponse> PutIntegrationResponse(
        PutIntegrationResponseInput input, Caller caller, CancellationToken cancellation) =>
        Change(caller, input.RestApiId, changes =>
        {
            var method = changes.Method(input.ResourceId, input.HttpMethod);
            var integration = changes.Integration(input.ResourceId, input.HttpMethod);
            var response = IntegrationRules.CreateResponse(input, method);
            var responses = new Dictionary<string, IntegrationResponse>(
                integration.IntegrationResponses ?? new Dictionary<string, IntegrationResponse>())
            {
                [input.StatusCode] = response,
            };
            Store(changes, changes.Resource(input.ResourceId), WithResponses(method, responses));
            return response;
        }, cancellation);

    private static Method WithResponses(Method method, Dictionary<string, IntegrationResponse> responses) => method with
    {
        MethodIntegration = method.MethodIntegration! with { IntegrationResponses = responses.Count == 0 ? null : responses },
    };
}
