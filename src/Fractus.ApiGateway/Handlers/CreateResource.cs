using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules;
using Fractus.Kernel;

namespace Fractus.ApiGateway.Handlers;

public sealed partial class ApiGatewayHandlers
{
    public ValueTask<Resource> CreateResource(CreateResourceInput input, Caller caller, CancellationToken cancellation)
    {
        var id = ids.LowerBase36(PartIdLength);
        return Change(caller, input.RestApiId, changes =>
        {
            changes.Resource(input.ParentId);
            return changes.Put(new ResourceTree(changes.Resources()).NewChild(id, input.ParentId, input.PathPart));
        }, cancellation);
    }
}
