using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules;
using Fractus.Kernel;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Handlers;

public sealed partial class ApiGatewayHandlers
{
    public ValueTask<Unit> DeleteResource(DeleteResourceInput input, Caller caller, CancellationToken cancellation) =>
        Change(caller, input.RestApiId, changes =>
        {
            var resource = changes.Resource(input.ResourceId);
            if (resource.ParentId is null)
            {
                throw new BadRequestException("Root resource cannot be deleted.");
            }

            foreach (var below in new ResourceTree(changes.Resources()).Below(input.ResourceId))
            {
                changes.RemoveResource(below.Id!);
            }

            changes.RemoveResource(input.ResourceId);
            return Unit.Value;
        }, cancellation);
}
