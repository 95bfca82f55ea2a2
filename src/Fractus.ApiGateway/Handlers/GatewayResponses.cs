using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules;
using Fractus.ApiGateway.Rules.Patches;
using Fractus.ApiGateway.Storage;
using Fractus.Kernel;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Handlers;

public sealed partial class ApiGatewayHandlers
{
    public ValueTask<GatewayResponseSetting> PutGatewayResponse(
        PutGatewayResponseInput input, Caller caller, CancellationToken cancellation) => Change(caller, input.RestApiId, changes =>
    {
        changes.Api();
        return changes.Put(ApiPart.GatewayResponse, GatewayResponseRules.Create(input));
    }, cancellation);

    public ValueTask<GatewayResponseSetting> GetGatewayResponse(
        GetGatewayResponseInput input, Caller caller, CancellationToken cancellation) =>
        Read(caller, input.RestApiId, api => GatewayResponseRules.Effective(input.ResponseType, api.All(ApiPart.GatewayResponse)));

    public ValueTask<GatewayResponseSettings> GetGatewayResponses(
        GetGatewayResponsesInput input, Caller caller, CancellationToken cancellation) => Read(caller, input.RestApiId, api =>
    {
        var set = api.All(ApiPart.GatewayResponse);
        var all = GatewayResponseRules.Types.Select(type => GatewayResponseRules.Effective(type, set));
        var (items, position) = Pages.Take(
            pages, "gatewayresponses " + input.RestApiId, all, r => r.ResponseType!, input.Position, input.Limit);
        return new GatewayResponseSettings { Items = items, Position = position };
    });

    public ValueTask<GatewayResponseSetting> UpdateGatewayResponse(
        UpdateGatewayResponseInput input, Caller caller, CancellationToken cancellation) => Change(caller, input.RestApiId, changes =>
    {
        changes.Api();
        var before = changes.Find(ApiPart.GatewayResponse, input.ResponseType) ?? GatewayResponseRules.Default(input.ResponseType);
        return changes.Put(ApiPart.GatewayResponse, GatewayResponsePatch.Apply(before, input.PatchOperations));
    }, cancellation);

    public ValueTask<Unit> DeleteGatewayResponse(
        DeleteGatewayResponseInput input, Caller caller, CancellationToken cancellation) => Change(caller, input.RestApiId, changes =>
    {
        changes.Api();
        changes.Get(ApiPart.GatewayResponse, input.ResponseType);
        changes.Remove(ApiPart.GatewayResponse, input.ResponseType);
        return Unit.Value;
    }, cancellation);
}
