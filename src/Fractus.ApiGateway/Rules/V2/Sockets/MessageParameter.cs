using Fractus.ApiGateway.Rules.JsonPaths;
using Fractus.ApiGateway.Rules.Requests;
using Fractus.ApiGateway.Rules.Responses;
using Fractus.ApiGateway.Rules.Values;

namespace Fractus.ApiGateway.Rules.V2.Sockets;

/// <summary>
/// The right-hand side of a request parameter of a WebSocket API: <c>'text'</c>, <c>context.connectionId</c>, <c>stageVariables.name</c>,
/// <c>route.request.body.name</c>, and of a handshake <c>route.request.header.name</c> and <c>route.request.querystring.name</c>, each with
/// all its values where <c>multivalue</c> goes before. Source: "Set up data mapping for WebSocket APIs" of the developer guide.
/// </summary>
internal sealed class MessageParameter
{
    private const string Body = "route.request.body";

    private readonly Func<SocketMessage, string?> _read;

    private MessageParameter(Func<SocketMessage, string?> read) => _read = read;

    /// <returns>Null where it is none.</returns>
    public static MessageParameter? Parse(string text) => Reader(text) is { } read ? new MessageParameter(read) : null;

    /// <returns>Null where there is nothing there.</returns>
    public string? Value(SocketMessage message) => _read(message);

    private static Func<SocketMessage, string?>? Reader(string text)
    {
        if (text is ['\'', .., '\''])
        {
            var constant = text[1..^1];
            return _ => constant;
        }

        if (text.StartsWith(Body, StringComparison.Ordinal))
        {
            return JsonPath.TryParse("$" + text[Body.Length..], out var path) ? message => OfBody(path, message) : null;
        }

        return Named(text, "context.", (message, name) => RequestContext.Find(message.Context, name))
            ?? Named(text, "stageVariables.", (message, name) => message.Stage.Variables?.GetValueOrDefault(name))
            ?? Named(text, "route.request.header.", (message, name) => Headers(message, name).LastOrDefault())
            ?? Named(text, "route.request.multivalueheader.", (message, name) => Joined(Headers(message, name)))
            ?? Named(text, "route.request.querystring.", (message, name) => Query(message, name).LastOrDefault())
            ?? Named(text, "route.request.multivaluequerystring.", (message, name) => Joined(Query(message, name)));
    }

    private static Func<SocketMessage, string?>? Named(string text, string prefix, Func<SocketMessage, string, string?> read)
    {
        if (!text.StartsWith(prefix, StringComparison.Ordinal) || text.Length == prefix.Length)
        {
            return null;
        }

        var name = text[prefix.Length..];
        return message => read(message, name);
    }

    private static string? OfBody(JsonPath path, SocketMessage message)
    {
        try
        {
            return path.Evaluate(JsonValues.ParseOrNull(message.Body.Span)) is { } value ? ResponseValues.Text(value) : null;
        }
        catch (VelocityException)
        {
            return null;
        }
    }

    private static IEnumerable<string> Headers(SocketMessage message, string name) =>
        message.Headers.Where(h => h.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(h => h.Value);

    private static IEnumerable<string> Query(SocketMessage message, string name) => message.Handshake is { } handshake
        ? QueryString.Parse(handshake.Query).Parameters.Where(p => p.Key == name).SelectMany(p => p.Value)
        : [];

    private static string? Joined(IEnumerable<string> values) => string.Join(',', values) is { Length: > 0 } all ? all : null;
}
