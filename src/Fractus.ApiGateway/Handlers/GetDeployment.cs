using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules;
using Fractus.Kernel;

namespace Fractus.ApiGateway.Handlers;

public sealed partial class ApiGatewayHandlers
{
    public ValueTask<Deployment> GetDeployment(GetDeploymentInput input, Caller caller, CancellationToken cancellation) =>
        Read(caller, input.RestApiId, api =>
        {
            var record = api.Deployment(input.DeploymentId);
            return input.Embed?.Contains("apisummary") == true
                ? record.Deployment with { ApiSummary = DeploymentRules.Summary(record.Resources) }
                : record.Deployment;
        });
}
