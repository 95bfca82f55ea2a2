using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Storage;
using Fractus.Kernel;

namespace Fractus.ApiGateway.Handlers;

public sealed partial class ApiGatewayHandlers
{
    public ValueTask<TestInvokeMethodOutput> TestInvokeMethod(TestInvokeMethodInput input, Caller caller, CancellationToken cancellation)
    {
        var (draft, resource) = ReadMethod(input, caller);
        return tests.RunAsync(input, draft, resource, caller, cancellation);
    }

    // The snapshot is closed before the method runs.
    private (DeploymentRecord Draft, Resource Resource) ReadMethod(TestInvokeMethodInput input, Caller caller)
    {
        using var snapshot = store.OpenSnapshot();
        var reader = new ApiReader(snapshot, caller, input.RestApiId);
        var resource = reader.Resource(input.ResourceId);
        reader.Method(input.ResourceId, input.HttpMethod);
        return (new DeploymentRecord(new Deployment(), reader.Api(), []) { Parts = reader.Parts() }, resource);
    }
}
