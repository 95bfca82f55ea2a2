using Fractus.ApiGateway.Contract;
using Fractus.Kernel;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Handlers;

public sealed partial class ApiGatewayHandlers
{
    public async ValueTask<Unit> DeleteStage(DeleteStageInput input, Caller caller, CancellationToken cancellation)
    {
        await Change(caller, input.RestApiId, changes =>
        {
            changes.Stage(input.StageName);
            changes.RemoveStage(input.StageName);
            return Unit.Value;
        }, cancellation);
        caches.Flush(input.RestApiId, input.StageName);
        return Unit.Value;
    }

    public async ValueTask<Unit> FlushStageCache(FlushStageCacheInput input, Caller caller, CancellationToken cancellation)
    {
        await Read(caller, input.RestApiId, api => api.Stage(input.StageName));
        caches.Flush(input.RestApiId, input.StageName);
        return Unit.Value;
    }
}
