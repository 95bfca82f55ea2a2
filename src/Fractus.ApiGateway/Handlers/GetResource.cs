using Fractus.ApiGateway.Contract;
using Fractus.Kernel;

namespace Fractus.ApiGateway.Handlers;

public sealed partial class ApiGatewayHandlers
{
    public ValueTask<Resource> GetResource(GetResourceInput input, Caller caller, CancellationToken cancellation) =>
        Read(caller, input.RestApiId, api => WithMethods(api.Resource(input.ResourceId), input.Embed));

    /// <summary>Without <c>embed=methods</c> the methods are named but not shown.</summary>
    private static Resource WithMethods(Resource resource, IReadOnlyList<string>? embed) =>
        resource.ResourceMethods is null || embed?.Contains("methods") == true
            ? resource
            : resource with { ResourceMethods = resource.ResourceMethods.ToDictionary(m => m.Key, _ => new Method()) };
}
