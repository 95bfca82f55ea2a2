using Fractus.ApiGateway.Contract;
using Fractus.Kernel;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Handlers;

public sealed partial class ApiGatewayHandlers
{
    public ValueTask<Unit> DeleteRestApi(DeleteRestApiInput input, Caller caller, CancellationToken cancellation) =>
        Change(caller, input.RestApiId, changes =>
        {
            changes.Api();
            changes.RemoveAll();
            return Unit.Value;
        }, cancellation);
}
