using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules;
using Fractus.ApiGateway.Storage;
using Fractus.Kernel;

namespace Fractus.ApiGateway.Handlers;

public sealed partial class ApiGatewayHandlers
{
    public ValueTask<TestInvokeMethodOutput> TestInvokeMethod(TestInvokeMethodInput input, Caller caller, CancellationToken cancellation)
    {
        var (draft, resource, method) = ReadMethod(input, caller);
        return tests.RunAsync(input, draft, resource, method, caller, cancellation);
    }

    // The snapshot is closed before the method runs.
    private (DeploymentRecord Draft, Resource Resource, Method Method) ReadMethod(TestInvokeMethodInput input, Caller caller)
    {
        using var snapshot = store.OpenSnapshot();
        var reader = new ApiReader(snapshot, caller, input.RestApiId);
        var resource = reader.Resource(input.ResourceId);
        var method = resource.ResourceMethods?.GetValueOrDefault(input.HttpMethod) ?? resource.ResourceMethods?.GetValueOrDefault("ANY") ?? throw Missing.Method();
        return (new DeploymentRecord(new Deployment(), reader.Api(), []) { Parts = reader.Parts() }, resource, method);
    }
}
