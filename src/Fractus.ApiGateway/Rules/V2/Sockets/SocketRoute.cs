using Fractus.ApiGateway.Contract.V2;
using Fractus.ApiGateway.Rules.Schemas;
using Fractus.ApiGateway.Rules.Usage;
using Fractus.ApiGateway.Rules.V2.Compiled;
using Fractus.ApiGateway.Rules.Values;
using Fractus.ApiGateway.Storage.V2;

namespace Fractus.ApiGateway.Rules.V2.Sockets;

/// <summary>A route of a WebSocket API with its integration, parsed. Immutable.</summary>
internal sealed class SocketRoute
{
    private Dictionary<string, Schema> Models { get; init; } = [];

    private SelectionExpression? ModelSelection { get; init; }

    public required string Key { get; init; }

    /// <summary>Whether the API has it; else it stands for where connections and messages pass all the same, with the stage's settings for every route.</summary>
    public bool IsDefined { get; private init; }

    public bool RequiresIam { get; private init; }

    /// <summary>Null where the route asks for none.</summary>
    public ApiAuthorizer? Authorizer { get; private init; }

    /// <summary>Of a handshake: what must be there.</summary>
    public IReadOnlyList<IdentitySource> Required { get; private init; } = [];

    /// <summary>Whether it asks for an API key.</summary>
    public bool RequiresKey { get; private init; }

    /// <summary>Null where nothing limits it.</summary>
    public required Rate? Throttle { get; init; }

    public required RouteMonitoring Monitoring { get; init; }

    /// <summary>Whether clients are told what the integration answers.</summary>
    public bool IsTwoWay { get; private init; }

    /// <summary>Null where the route leads nowhere.</summary>
    public SocketIntegration? Integration { get; private init; }

    public static SocketRoute Compile(Route route, ApiContent content, Stage stage)
    {
        var integration = content.Integrations.FirstOrDefault(i => i.IntegrationId == RouteRules.IntegrationId(route.Target));
        var schemas = content.Api.DisableSchemaValidation == true ? null : new ModelSchemas(ApiModelRules.Rest(content.Models));
        return new SocketRoute
        {
            Key = route.RouteKey!,
            IsDefined = true,
            RequiresIam = route.AuthorizationType == AuthorizationType.AwsIam,
            Authorizer = ApiAuthorizer.Of(route, content, stage.StageVariables),
            Required = [.. (route.RequestParameters ?? new Dictionary<string, ParameterConstraints>()).Where(p => p.Value.Required == true)
                .Select(p => IdentitySource.ParseConnect(p.Key)!)],
            RequiresKey = route.ApiKeyRequired == true,
            Throttle = RouteThrottle.Of(stage, route.RouteKey!),
            Monitoring = RouteMonitoring.Of(stage, route.RouteKey!),
            IsTwoWay = route.RouteResponseSelectionExpression is not null && content.RouteResponses.Any(r => r.RouteId == route.RouteId),
            Integration = integration is null ? null : SocketIntegration.Compile(integration, content, stage.StageVariables),
            ModelSelection = route.ModelSelectionExpression is { } expression ? SelectionExpression.Parse(expression) : null,
            Models = (route.RequestModels ?? new Dictionary<string, string>()).Select(m => (m.Key, Schema: schemas?.Find(m.Value)))
                .Where(m => m.Schema is not null).ToDictionary(m => m.Key, m => m.Schema!),
        };
    }

    /// <summary>In place of a route that the API does not have.</summary>
    public static SocketRoute Undefined(string key, Stage stage) =>
        new() { Key = key, Throttle = RouteThrottle.Of(stage, key), Monitoring = RouteMonitoring.Of(stage, key) };

    /// <summary>Whether a message is what the route's model asks.</summary>
    public bool Accepts(ReadOnlySpan<byte> message)
    {
        var key = ModelSelection?.Evaluate(message) ?? RouteRules.Default;
        if (!Models.TryGetValue(key, out var schema) && !Models.TryGetValue(RouteRules.Default, out schema))
        {
            return true;
        }

        if (!JsonValues.TryParse(message, out var value))
        {
            return false;
        }

        try
        {
            var run = new SchemaRun();
            schema.Check(value, run);
            return run.Errors.Count == 0;
        }
        catch (SchemaException)
        {
            return false;
        }
    }
}
