using System.Collections.Frozen;
using Fractus.ApiGateway.Contract.V2;
using Fractus.ApiGateway.Rules.V2.Compiled;
using Fractus.ApiGateway.Storage.V2;

namespace Fractus.ApiGateway.Rules.V2.Sockets;

/// <summary>The routes of a WebSocket API's stage, parsed. Immutable.</summary>
internal sealed class SocketRoutes
{
    private readonly FrozenDictionary<string, SocketRoute> _routes;
    private readonly SelectionExpression _selection;

    private SocketRoutes(FrozenDictionary<string, SocketRoute> routes, SelectionExpression selection)
    {
        _routes = routes;
        _selection = selection;
    }

    public SocketRoute Connect => _routes[RouteRules.Connect];

    public SocketRoute Disconnect => _routes[RouteRules.Disconnect];

    /// <summary>Whether API keys come from the authorizer, not from a header.</summary>
    public required bool TakesKeyFromAuthorizer { get; init; }

    public static SocketRoutes Compile(ApiContent content, Stage stage)
    {
        var routes = content.Routes.ToDictionary(r => r.RouteKey!, r => SocketRoute.Compile(r, content, stage));
        foreach (var key in (ReadOnlySpan<string>)[RouteRules.Connect, RouteRules.Disconnect, RouteRules.Default])
        {
            routes.TryAdd(key, SocketRoute.Undefined(key, stage));
        }

        return new SocketRoutes(routes.ToFrozenDictionary(), SelectionExpression.Parse(content.Api.RouteSelectionExpression!)!)
        {
            TakesKeyFromAuthorizer = content.Api.ApiKeySelectionExpression == ApiRules.KeyFromAuthorizer,
        };
    }

    /// <summary>The route of a message: the one that it names, else <c>$default</c>, which the API may not have.</summary>
    public SocketRoute Find(ReadOnlySpan<byte> message)
    {
        var key = _selection.Evaluate(message);
        return key is not null && key is not (RouteRules.Connect or RouteRules.Disconnect) && _routes.TryGetValue(key, out var route)
            ? route
            : _routes[RouteRules.Default];
    }
}
