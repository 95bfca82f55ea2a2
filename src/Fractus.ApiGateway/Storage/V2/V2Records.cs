using System.Text.Json.Serialization;
using Fractus.ApiGateway.Contract.V2;

namespace Fractus.ApiGateway.Storage.V2;

/// <summary>An HTTP or WebSocket API with all its parts: what a deployment keeps, and never changes again.</summary>
internal sealed record ApiContent
{
    public required Api Api { get; init; }

    public IReadOnlyList<Route> Routes { get; init; } = [];

    public IReadOnlyList<Integration> Integrations { get; init; } = [];

    public IReadOnlyList<Authorizer> Authorizers { get; init; } = [];

    public IReadOnlyList<Model> Models { get; init; } = [];

    public IReadOnlyList<IntegrationResponseRecord> IntegrationResponses { get; init; } = [];

    public IReadOnlyList<RouteResponseRecord> RouteResponses { get; init; } = [];
}

/// <summary>A deployment: what callers are told of it, and the API as it was at that moment.</summary>
internal sealed record ApiDeployment(Deployment Deployment, ApiContent Content);

/// <summary>A response of an integration, with whose it is.</summary>
internal sealed record IntegrationResponseRecord(string IntegrationId, IntegrationResponse Response);

/// <summary>A response of a route, with whose it is.</summary>
internal sealed record RouteResponseRecord(string RouteId, RouteResponse Response);

/// <summary>How the records of HTTP and WebSocket APIs are written; the public model is the schema.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Api))]
[JsonSerializable(typeof(Route))]
[JsonSerializable(typeof(Integration))]
[JsonSerializable(typeof(Authorizer))]
[JsonSerializable(typeof(Model))]
[JsonSerializable(typeof(Stage))]
[JsonSerializable(typeof(ApiDeployment))]
[JsonSerializable(typeof(IntegrationResponseRecord))]
[JsonSerializable(typeof(RouteResponseRecord))]
internal sealed partial class V2Records : JsonSerializerContext;
