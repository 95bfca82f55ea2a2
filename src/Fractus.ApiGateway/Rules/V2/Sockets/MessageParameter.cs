using Fractus.ApiGateway.Rules.JsonPaths;
using Fractus.ApiGateway.Rules.Requests;
using Fractus.ApiGateway.Rules.Responses;
using Fractus.ApiGateway.Rules.Values;

namespace Fractus.ApiGateway.Rules.V2.Sockets;

/// <summary>
/// The right-hand side of a request parameter of a WebSocket API: <c>'text'</c>, <c>context.connectionId</c>, <c>stageVariables.name</c>,
/// <c>route.request.body.name</c>. Source: "Data mapping for WebSocket APIs" of the developer guide.
/// </summary>
internal sealed class MessageParameter
{
    private const string Context = "context.";
    private const string StageVariable = "stageVariables.";
    private const string Body = "route.request.body";

    private string? Text { get; init; }

    private string? ContextName { get; init; }

    private string? VariableName { get; init; }

    private JsonPath? Path { get; init; }

    public static bool IsValid(string text) => Parse(text) is not null;

    /// <returns>Null where it is none.</returns>
    public static MessageParameter? Parse(string text)
    {
        if (text is ['\'', .., '\''])
        {
            return new MessageParameter { Text = text[1..^1] };
        }

        if (text.StartsWith(Context, StringComparison.Ordinal))
        {
            return new MessageParameter { ContextName = text[Context.Length..] };
        }

        if (text.StartsWith(StageVariable, StringComparison.Ordinal))
        {
            return new MessageParameter { VariableName = text[StageVariable.Length..] };
        }

        return text.StartsWith(Body, StringComparison.Ordinal) && JsonPath.TryParse("$" + text[Body.Length..], out var path)
            ? new MessageParameter { Path = path }
            : null;
    }

    /// <returns>Null where there is nothing there.</returns>
    public string? Value(SocketMessage message)
    {
        if (Text is not null)
        {
            return Text;
        }

        if (ContextName is not null)
        {
            return RequestContext.Find(message.Context, ContextName);
        }

        if (VariableName is not null)
        {
            return message.Stage.Variables?.GetValueOrDefault(VariableName);
        }

        try
        {
            return Path!.Evaluate(JsonValues.ParseOrNull(message.Body.Span)) is { } value ? ResponseValues.Text(value) : null;
        }
        catch (VelocityException)
        {
            return null;
        }
    }
}
