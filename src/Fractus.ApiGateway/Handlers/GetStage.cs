using Fractus.ApiGateway.Contract;
using Fractus.Kernel;

namespace Fractus.ApiGateway.Handlers;

public sealed partial class ApiGatewayHandlers
{
    public ValueTask<Stage> GetStage(GetStageInput input, Caller caller, CancellationToken cancellation) =>
        Read(caller, input.RestApiId, api => api.Stage(input.StageName));
}
