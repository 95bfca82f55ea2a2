using Fractus.ApiGateway.Contract.V2;
using Fractus.ApiGateway.Rules;
using Fractus.Kernel;
using Fractus.Store;

namespace Fractus.ApiGateway.Storage.V2;

/// <summary>Reads one HTTP or WebSocket API of the caller's; what is not there throws the real service's error.</summary>
internal class StoredApi(IReadTransaction transaction, Caller caller, string apiId)
{
    protected string ApiId { get; } = apiId;

    protected Caller Caller { get; } = caller;

    public Api? FindApi() =>
        transaction.TryGet(V2Keys.Api(Caller, ApiId), out var value) ? Records.Read(value, V2Records.Default.Api) : null;

    public Api Api() => FindApi() ?? throw Missing.Api(Caller.Account, ApiId);

    public T? Find<T>(ApiPart<T> kind, string id)
        where T : class => FindApi() is not null && transaction.TryGet(kind.Key(ApiId, id), out var value) ? Records.Read(value, kind.Type) : null;

    public T Get<T>(ApiPart<T> kind, string id)
        where T : class
    {
        Api();
        return Find(kind, id) ?? throw kind.Missing(id);
    }

    /// <summary>In the order of their ids.</summary>
    public List<T> All<T>(ApiPart<T> kind)
    {
        Api();
        return [.. transaction.Range(kind.Range(ApiId)).Select(pair => Records.Read(pair.Value, kind.Type))];
    }

    public IntegrationResponse IntegrationResponse(string integrationId, string id) =>
        Get(V2Part.IntegrationResponse, id) is { } found && found.IntegrationId == integrationId
            ? found.Response
            : throw V2Part.IntegrationResponse.Missing(id);

    public RouteResponse RouteResponse(string routeId, string id) =>
        Get(V2Part.RouteResponse, id) is { } found && found.RouteId == routeId ? found.Response : throw V2Part.RouteResponse.Missing(id);

    public IEnumerable<IntegrationResponse> IntegrationResponses(string integrationId) =>
        All(V2Part.IntegrationResponse).Where(r => r.IntegrationId == integrationId).Select(r => r.Response);

    public IEnumerable<RouteResponse> RouteResponses(string routeId) =>
        All(V2Part.RouteResponse).Where(r => r.RouteId == routeId).Select(r => r.Response);

    /// <summary>All that a deployment keeps.</summary>
    public ApiContent Content() => new()
    {
        Api = Api(),
        Routes = All(V2Part.Route),
        Integrations = All(V2Part.Integration),
        Authorizers = All(V2Part.Authorizer),
        Models = All(V2Part.Model),
        IntegrationResponses = All(V2Part.IntegrationResponse),
        RouteResponses = All(V2Part.RouteResponse),
    };

    /// <summary>The settings of the caller's account.</summary>
    public Contract.Account Account() => AccountPart.Find(transaction, Caller.Account, Caller.Region);
}
