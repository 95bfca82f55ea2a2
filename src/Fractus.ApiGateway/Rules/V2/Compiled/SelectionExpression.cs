using Fractus.ApiGateway.Rules.JsonPaths;
using Fractus.ApiGateway.Rules.Responses;
using Fractus.ApiGateway.Rules.Values;

namespace Fractus.ApiGateway.Rules.V2.Compiled;

/// <summary>
/// An expression that chooses by a message: <c>$request.body.action</c>, <c>${request.body.action}</c>, several with text between, or a
/// static text in quotes. Source: "API Gateway WebSocket selection expressions" of the developer guide.
/// </summary>
internal sealed class SelectionExpression
{
    private const string Body = "request.body.";
    private const int MaxParts = 32;

    private readonly List<(string Text, JsonPath? Path)> _parts = [];

    private SelectionExpression()
    {
    }

    /// <returns>Null where it is none.</returns>
    public static SelectionExpression? Parse(string text)
    {
        var expression = new SelectionExpression();
        if (text is ['\'', .., '\''])
        {
            expression._parts.Add((text[1..^1], null));
            return expression;
        }

        for (var at = 0; at < text.Length;)
        {
            var start = text.IndexOf('$', at);
            if (start < 0 || expression._parts.Count >= MaxParts)
            {
                expression._parts.Add((text[at..], null));
                break;
            }

            var isBraced = text.AsSpan(start + 1).StartsWith("{");
            var nameStart = start + (isBraced ? 2 : 1);
            var end = isBraced ? text.IndexOf('}', nameStart) : End(text, nameStart);
            if (end < 0 || !text.AsSpan(nameStart).StartsWith(Body)
                || !JsonPath.TryParse("$." + text[(nameStart + Body.Length)..end], out var path))
            {
                return null;
            }

            expression._parts.Add((text[at..start], path));
            at = isBraced ? end + 1 : end;
        }

        return expression._parts.Exists(p => p.Path is not null) ? expression : null;
    }

    /// <param name="message">As it came.</param>
    /// <returns>Null where the message is no JSON, or has nothing there.</returns>
    public string? Evaluate(ReadOnlySpan<byte> message)
    {
        var document = JsonValues.ParseOrNull(message);
        var result = "";
        foreach (var (text, path) in _parts)
        {
            result += text;
            if (path is null)
            {
                continue;
            }

            try
            {
                if (path.Evaluate(document) is not { } value)
                {
                    return null;
                }

                result += ResponseValues.Text(value);
            }
            catch (VelocityException)
            {
                return null;
            }
        }

        return result;
    }

    private static int End(string text, int at)
    {
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '.' or '_' or '-' or '[' or ']'))
        {
            at++;
        }

        return at;
    }
}
