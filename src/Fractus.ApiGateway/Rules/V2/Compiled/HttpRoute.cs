using Fractus.ApiGateway.Contract.V2;
using Fractus.ApiGateway.Rules.Usage;
using Fractus.ApiGateway.Storage.V2;

namespace Fractus.ApiGateway.Rules.V2.Compiled;

/// <summary>A route of an HTTP API with its integration, parsed. Immutable.</summary>
internal sealed class HttpRoute
{
    public required string Id { get; init; }

    /// <summary>Such as <c>GET /pets/{id}</c>.</summary>
    public required string Key { get; init; }

    /// <summary>ANY for any; empty of <c>$default</c>.</summary>
    public required string Method { get; init; }

    /// <summary>Such as <c>/pets/{id}</c>; <c>$default</c> of the default route.</summary>
    public required string ResourcePath { get; init; }

    public required bool RequiresIam { get; init; }

    /// <summary>Null where the route asks for none.</summary>
    public required ApiAuthorizer? Authorizer { get; init; }

    /// <summary>Of which a token must have one; empty for any token.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>Null where there is none on the route.</summary>
    public required Rate? Throttle { get; init; }

    /// <summary>Whether it has figures of its own.</summary>
    public required bool IsMeasured { get; init; }

    /// <summary>Null where the route leads nowhere.</summary>
    public required ApiIntegration? Integration { get; init; }

    public static HttpRoute Compile(Route route, ApiContent content, Stage stage)
    {
        var space = route.RouteKey!.IndexOf(' ', StringComparison.Ordinal);
        var integration = content.Integrations.FirstOrDefault(i => i.IntegrationId == RouteRules.IntegrationId(route.Target));
        return new HttpRoute
        {
            Id = route.RouteId!,
            Key = route.RouteKey,
            Method = space < 0 ? "" : route.RouteKey[..space],
            ResourcePath = space < 0 ? RouteRules.Default : route.RouteKey[(space + 1)..],
            RequiresIam = route.AuthorizationType == AuthorizationType.AwsIam,
            Authorizer = ApiAuthorizer.Of(route, content, stage.StageVariables),
            Scopes = route.AuthorizationScopes ?? [],
            Throttle = RouteThrottle.Of(stage, route.RouteKey),
            IsMeasured = RouteMonitoring.Of(stage, route.RouteKey).IsMeasured,
            Integration = integration is null ? null : ApiIntegration.Compile(integration, stage.StageVariables),
        };
    }
}
