using Fractus.ApiGateway.Contract;
using Fractus.Kernel;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Handlers;

public sealed partial class ApiGatewayHandlers
{
    public ValueTask<Unit> DeleteMethod(DeleteMethodInput input, Caller caller, CancellationToken cancellation) =>
        Change(caller, input.RestApiId, changes =>
        {
            changes.Method(input.ResourceId, input.HttpMethod);
            var resource = changes.Resource(input.ResourceId);
            var methods = resource.ResourceMethods!.Where(m => m.Key != input.HttpMethod).ToDictionary();
            changes.Put(resource with { ResourceMethods = methods.Count == 0 ? null : methods });
            return Unit.Value;
        }, cancellation);
}
