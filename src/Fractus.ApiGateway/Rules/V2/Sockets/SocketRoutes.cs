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

    /// <summary>Null where there is none.</summary>
    public SocketRoute? Connect => _routes.GetValueOrDefault(RouteRules.Connect);

    /// <summary>Null where there is none.</summary>
    public SocketRoute? Disconnect => _routes.GetValueOrDefault(RouteRules.Disconnect);

    public static SocketRoutes Compile(ApiContent content, Stage stage) => new(
        content.Routes.ToFrozenDictionary(r => r.RouteKey!, r => SocketRoute.Compile(r, content, stage)),
        SelectionExpression.Parse(content.Api.RouteSelectionExpression!)!);

    /// <summary>The route of a message: the one that it names, else <c>$default</c>.</summary>
    /// <returns>Null where there is neither.</returns>
    public SocketRoute? Find(ReadOnlySpan<byte> message)
    {
        var key = _selection.Evaluate(message);
        return key is not null && key is not (RouteRules.Connect or RouteRules.Disconnect) && _routes.TryGetValue(key, out var route)
            ? route
            : _routes.GetValueOrDefault(RouteRules.Default);
    }
}
