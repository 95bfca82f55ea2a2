using Fractus.ApiGateway.Contract;
using Fractus.Kernel;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Handlers;

public sealed partial class ApiGatewayHandlers
{
    public ValueTask<Unit> DeleteStage(DeleteStageInput input, Caller caller, CancellationToken cancellation) =>
        Change(caller, input.RestApiId, changes =>
        {
            changes.Stage(input.StageName);
            changes.RemoveStage(input.StageName);
            return Unit.Value;
        }, cancellation);
}
