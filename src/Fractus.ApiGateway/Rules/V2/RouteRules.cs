using System.Text.RegularExpressions;
using Fractus.ApiGateway.Contract.V2;
using Fractus.ApiGateway.Rules.V2.Compiled;
using Fractus.ApiGateway.Storage.V2;

namespace Fractus.ApiGateway.Rules.V2;

/// <summary>What a route may be.</summary>
internal static partial class RouteRules
{
    public const string Default = "$default";
    public const string Connect = "$connect";
    public const string Disconnect = "$disconnect";

    private const int MaxKey = 1024;
    private const string IntegrationsPrefix = "integrations/";

    public static Route Create(CreateRouteInput input, string id) => new()
    {
        ApiKeyRequired = input.ApiKeyRequired ?? false,
        AuthorizationScopes = input.AuthorizationScopes,
        AuthorizationType = input.AuthorizationType ?? AuthorizationType.None,
        AuthorizerId = input.AuthorizerId,
        ModelSelectionExpression = input.ModelSelectionExpression,
        OperationName = input.OperationName,
        RequestModels = input.RequestModels,
        RequestParameters = input.RequestParameters,
        RouteId = id,
        RouteKey = input.RouteKey,
        RouteResponseSelectionExpression = input.RouteResponseSelectionExpression,
        Target = input.Target,
    };

    public static Route Update(Route route, UpdateRouteInput input)
    {
        if (input.AuthorizationType is AuthorizationType.None or AuthorizationType.AwsIam)
        {
            // What belonged to the authorizer goes with it.
            route = route with { AuthorizerId = null, AuthorizationScopes = null };
        }

        return Changed(route, input);
    }

    private static Route Changed(Route route, UpdateRouteInput input) => route with
    {
        ApiKeyRequired = input.ApiKeyRequired ?? route.ApiKeyRequired,
        AuthorizationScopes = input.AuthorizationScopes ?? route.AuthorizationScopes,
        AuthorizationType = input.AuthorizationType ?? route.AuthorizationType,
        AuthorizerId = input.AuthorizerId ?? route.AuthorizerId,
        ModelSelectionExpression = input.ModelSelectionExpression ?? route.ModelSelectionExpression,
        OperationName = input.OperationName ?? route.OperationName,
        RequestModels = input.RequestModels ?? route.RequestModels,
        RequestParameters = input.RequestParameters ?? route.RequestParameters,
        RouteKey = input.RouteKey ?? route.RouteKey,
        RouteResponseSelectionExpression = input.RouteResponseSelectionExpression ?? route.RouteResponseSelectionExpression,
        Target = input.Target ?? route.Target,
    };

    /// <summary>The id of the integration that a route leads to; null where it leads to none.</summary>
    public static string? IntegrationId(string? target) =>
        target?.StartsWith(IntegrationsPrefix, StringComparison.Ordinal) == true ? target[IntegrationsPrefix.Length..] : null;

    public static string TargetOf(string integrationId) => IntegrationsPrefix + integrationId;

    /// <exception cref="Contract.BadRequestException">A setting is not valid, or not for this protocol.</exception>
    /// <exception cref="Contract.ConflictException">Another route has its key.</exception>
    public static void Check(Route route, StoredApi api)
    {
        var isHttp = ApiRules.IsHttp(api.Api());
        CheckKey(route.RouteKey!, isHttp);
        if (api.All(V2Part.Route).Exists(other => other.RouteId != route.RouteId && other.RouteKey == route.RouteKey))
        {
            throw Refusal.Conflict($"Route with key {route.RouteKey} already exists for this API");
        }

        if (route.Target is { } target)
        {
            if (IntegrationId(target) is not { } integration)
            {
                throw Refusal.BadRequest("Invalid target: it must be of the form integrations/{IntegrationID}");
            }

            if (api.Find(V2Part.Integration, integration) is null)
            {
                throw V2Part.Integration.Missing(integration);
            }
        }

        CheckAuthorization(route, api, isHttp);
        if (isHttp)
        {
            RefuseForHttp(route.ApiKeyRequired == true, "apiKeyRequired");
            RefuseForHttp(route.ModelSelectionExpression is not null, "modelSelectionExpression");
            RefuseForHttp(route.RequestModels is { Count: > 0 }, "requestModels");
            RefuseForHttp(route.RequestParameters is { Count: > 0 }, "requestParameters");
            RefuseForHttp(route.RouteResponseSelectionExpression is not null, "routeResponseSelectionExpression");
            return;
        }

        CheckWebSocket(route, api);
    }

    private static void CheckWebSocket(Route route, StoredApi api)
    {
        if (route.RouteResponseSelectionExpression is not (null or Default))
        {
            throw Refusal.BadRequest($"Invalid route response selection expression: {route.RouteResponseSelectionExpression}");
        }

        foreach (var name in route.RequestModels?.Values ?? [])
        {
            if (!api.All(V2Part.Model).Exists(m => m.Name == name))
            {
                throw Refusal.BadRequest($"Invalid model identifier specified: {name}");
            }
        }

        if (route.ModelSelectionExpression is { } expression && SelectionExpression.Parse(expression) is null)
        {
            throw Refusal.BadRequest($"Invalid model selection expression: {expression}");
        }

        if (route.RequestParameters?.Keys.FirstOrDefault(p => !p.StartsWith("route.", StringComparison.Ordinal)
            || IdentitySource.ParseConnect(p) is not { Kind: IdentityKind.Header or IdentityKind.QueryString }) is { } parameter)
        {
            throw Refusal.BadRequest($"Invalid request parameter: {parameter}");
        }

        if (route.RequestParameters is { Count: > 0 } && route.RouteKey != Connect)
        {
            throw Refusal.BadRequest("Request parameters are only supported on the $connect route");
        }
    }

    private static void CheckAuthorization(Route route, StoredApi api, bool isHttp)
    {
        if (!isHttp && route.RouteKey != Connect && route.AuthorizationType != AuthorizationType.None)
        {
            throw Refusal.BadRequest("Currently, authorization is restricted to the $connect route only");
        }

        if (route.AuthorizationType is AuthorizationType.None or AuthorizationType.AwsIam)
        {
            if (route.AuthorizationScopes is { Count: > 0 })
            {
                throw Refusal.BadRequest("Invalid Route authorization type specified. Authorization Scopes are only valid for COGNITO_USER_POOLS and JWT authorization types");
            }

            return;
        }

        if (!isHttp && route.AuthorizationType == AuthorizationType.Jwt)
        {
            throw Refusal.BadRequest("JWT authorizers are not supported for WebSocket APIs");
        }

        var authorizer = route.AuthorizerId is { } id ? api.Find(V2Part.Authorizer, id) : null;
        var type = route.AuthorizationType == AuthorizationType.Jwt ? AuthorizerType.Jwt : AuthorizerType.Request;
        if (authorizer?.AuthorizerType != type)
        {
            throw Refusal.BadRequest(
                $"Invalid authorizer ID specified. Setting the authorization type to {route.AuthorizationType} requires a valid "
                + $"{(type == AuthorizerType.Jwt ? "JWT" : "custom")} authorizer.");
        }
    }

    private static void CheckKey(string key, bool isHttp)
    {
        if (key.Length is 0 or > MaxKey)
        {
            throw Refusal.BadRequest("Invalid route key specified");
        }

        if (!isHttp || key == Default)
        {
            return;
        }

        if (!HttpKey().IsMatch(key))
        {
            throw Refusal.BadRequest("The provided route key is not formatted properly for HTTP protocol. Format should be \"<HTTP METHOD> /<RESOURCE PATH>\" or \"$default\"");
        }

        CheckPath(key[(key.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
    }

    private static void CheckPath(string path)
    {
        var names = new HashSet<string>();
        var parts = path.Split('/')[1..];
        for (var i = 0; i < parts.Length; i++)
        {
            var part = parts[i];
            if (!part.Contains('{', StringComparison.Ordinal) && !part.Contains('}', StringComparison.Ordinal))
            {
                continue;
            }

            if (!Variable().IsMatch(part))
            {
                throw Refusal.BadRequest("Path part variables must be alphanumeric and stand alone between slashes: " + part);
            }

            if (part.EndsWith("+}", StringComparison.Ordinal) && i < parts.Length - 1)
            {
                throw Refusal.BadRequest("A greedy path variable must be the last part of the path: " + part);
            }

            if (!names.Add(part.Trim('{', '}', '+')))
            {
                throw Refusal.BadRequest("Path variables must be unique in a route: " + part);
            }
        }
    }

    private static void RefuseForHttp(bool isGiven, string name)
    {
        if (isGiven)
        {
            throw Refusal.BadRequest($"{name} is only supported for WebSocket APIs");
        }
    }

    [GeneratedRegex(@"\A(GET|HEAD|OPTIONS|POST|PUT|PATCH|DELETE|ANY) /\S*\z", RegexOptions.CultureInvariant)]
    private static partial Regex HttpKey();

    [GeneratedRegex(@"\A\{[A-Za-z0-9._\-:]+\+?\}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Variable();
}
