using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Storage;
using Fractus.Kernel;

namespace Fractus.ApiGateway.Handlers;

public sealed partial class ApiGatewayHandlers
{
    public ValueTask<TestInvokeMethodOutput> TestInvokeMethod(TestInvokeMethodInput input, Caller caller, CancellationToken cancellation)
    {
        var (api, resource) = ReadMethod(input, caller);
        return tests.RunAsync(input, api, resource, caller, cancellation);
    }

    // The snapshot is closed before the method runs.
    private (RestApi Api, Resource Resource) ReadMethod(TestInvokeMethodInput input, Caller caller)
    {
        using var snapshot = store.OpenSnapshot();
        var reader = new ApiReader(snapshot, caller, input.RestApiId);
        var resource = reader.Resource(input.ResourceId);
        reader.Method(input.ResourceId, input.HttpMethod);
        return (reader.Api(), resource);
    }
}
