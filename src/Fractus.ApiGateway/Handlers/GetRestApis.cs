using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules;
using Fractus.ApiGateway.Storage;
using Fractus.Kernel;

namespace Fractus.ApiGateway.Handlers;

public sealed partial class ApiGatewayHandlers
{
    public ValueTask<RestApis> GetRestApis(GetRestApisInput input, Caller caller, CancellationToken cancellation)
    {
        using var snapshot = store.OpenSnapshot();
        var all = snapshot.Range(Keys.Apis(caller)).Select(pair => Records.Read(pair.Value, Records.Default.RestApi));
        var (items, position) = Pages.Take(pages, $"restapis {caller.Account} {caller.Region}", all, api => api.Id!, input.Position, input.Limit);
        return ValueTask.FromResult(new RestApis { Items = items, Position = position });
    }
}
