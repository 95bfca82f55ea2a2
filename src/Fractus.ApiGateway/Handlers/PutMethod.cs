using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules;
using Fractus.ApiGateway.Storage;
using Fractus.Kernel;

namespace Fractus.ApiGateway.Handlers;

public sealed partial class ApiGatewayHandlers
{
    public ValueTask<Method> PutMethod(PutMethodInput input, Caller caller, CancellationToken cancellation) =>
        Change(caller, input.RestApiId, changes =>
        {
            var resource = changes.Resource(input.ResourceId);
            var method = MethodRules.Create(input, changes.Parts());
            if (resource.ResourceMethods?.ContainsKey(input.HttpMethod) == true)
            {
                throw new ConflictException("Method already exists for this resource");
            }

            return Store(changes, resource, method);
        }, cancellation);

    /// <summary>Writes a method into its resource.</summary>
    private static Method Store(ApiWriter changes, Resource resource, Method method)
    {
        var methods = new Dictionary<string, Method>(resource.ResourceMethods ?? new Dictionary<string, Method>())
        {
            [method.HttpMethod!] = method,
        };
        changes.Put(resource with { ResourceMethods = methods });
        return method;
    }
}
