using Fractus.ApiGateway.Contract.V2;
using Fractus.Store;
using NotFound = Fractus.ApiGateway.Contract.NotFoundException;

namespace Fractus.ApiGateway.Storage.V2;

/// <summary>The kinds of things that an HTTP or WebSocket API consists of.</summary>
internal static class V2Part
{
    public static ApiPart<Route> Route { get; } = new(
        "v2route", V2Records.Default.Route, r => r.RouteId!, id => new NotFound($"Invalid Route identifier specified {id}"));

    public static ApiPart<Integration> Integration { get; } = new(
        "v2integration", V2Records.Default.Integration, i => i.IntegrationId!, id => new NotFound($"Invalid Integration identifier specified {id}"));

    public static ApiPart<IntegrationResponseRecord> IntegrationResponse { get; } = new(
        "v2integrationresponse",
        V2Records.Default.IntegrationResponseRecord,
        r => r.Response.IntegrationResponseId!,
        id => new NotFound($"Invalid IntegrationResponse identifier specified {id}"));

    public static ApiPart<RouteResponseRecord> RouteResponse { get; } = new(
        "v2routeresponse",
        V2Records.Default.RouteResponseRecord,
        r => r.Response.RouteResponseId!,
        id => new NotFound($"Invalid RouteResponse identifier specified {id}"));

    public static ApiPart<Authorizer> Authorizer { get; } = new(
        "v2authorizer", V2Records.Default.Authorizer, a => a.AuthorizerId!, id => new NotFound($"Invalid Authorizer identifier specified {id}"));

    public static ApiPart<Model> Model { get; } = new(
        "v2model", V2Records.Default.Model, m => m.ModelId!, id => new NotFound($"Invalid Model identifier specified {id}"));

    public static ApiPart<Stage> Stage { get; } = new(
        "v2stage", V2Records.Default.Stage, s => s.StageName!, _ => new NotFound("Invalid stage identifier specified"));

    public static ApiPart<ApiDeployment> Deployment { get; } = new(
        "v2deployment", V2Records.Default.ApiDeployment, d => d.Deployment.DeploymentId!, _ => new NotFound("Invalid Deployment identifier specified"));

    /// <summary>Where the content of an API is, which a new import replaces; stages and deployments stay.</summary>
    public static IEnumerable<KeyRange> Content(string apiId) =>
    [
        Route.Range(apiId), Integration.Range(apiId), IntegrationResponse.Range(apiId), RouteResponse.Range(apiId), Authorizer.Range(apiId),
        Model.Range(apiId),
    ];
}
