using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules;
using Fractus.Kernel;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Handlers;

public sealed partial class ApiGatewayHandlers
{
    public ValueTask<Unit> DeleteMethodResponse(DeleteMethodResponseInput input, Caller caller, CancellationToken cancellation) =>
        Change(caller, input.RestApiId, changes =>
        {
            var method = changes.Method(input.ResourceId, input.HttpMethod);
            if (method.MethodResponses?.ContainsKey(input.StatusCode) != true)
            {
                throw Missing.StatusCode();
            }

            var responses = method.MethodResponses.Where(r => r.Key != input.StatusCode).ToDictionary();
            Store(changes, changes.Resource(input.ResourceId), method with { MethodResponses = responses.Count == 0 ? null : responses });
            return Unit.Value;
        }, cancellation);
}
