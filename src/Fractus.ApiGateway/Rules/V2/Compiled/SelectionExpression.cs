using System.Globalization;
using Fractus.ApiGateway.Rules.JsonPaths;
using Fractus.ApiGateway.Rules.Responses;
using Fractus.ApiGateway.Rules.Values;

namespace Fractus.ApiGateway.Rules.V2.Compiled;

/// <summary>What an integration of a WebSocket API answered, but for the body.</summary>
internal sealed record AnswerHead(int Status, IReadOnlyList<KeyValuePair<string, string>> Headers);

/// <summary>
/// An expression that chooses: <c>$request.body.action</c>, <c>${request.body.action}</c>, several with text between, or a text that is always
/// the same, in which a dollar has a backslash before it. Of an integration's response also <c>${integration.response.statuscode}</c> and
/// <c>${integration.response.header.name}</c>. Source: "WebSocket selection expressions" of the developer guide.
/// </summary>
internal sealed class SelectionExpression
{
    private const string Body = "request.body.";
    private const string Status = "integration.response.statuscode";
    private const string Header = "integration.response.header.";
    private const string AllOfHeader = "integration.response.multivalueheader.";
    private const int MaxParts = 32;

    private readonly List<(string Text, Func<object?, AnswerHead?, string?>? Read)> _parts = [];

    private SelectionExpression()
    {
    }

    /// <summary>Whether it is the same for every message.</summary>
    public bool IsConstant => !_parts.Exists(part => part.Read is not null);

    /// <returns>Null where it is none.</returns>
    public static SelectionExpression? Parse(string text)
    {
        var expression = new SelectionExpression();
        if (text is ['\'', .., '\''])
        {
            expression._parts.Add((text[1..^1], null));
            return expression;
        }

        var constant = "";
        for (var at = 0; at < text.Length;)
        {
            if (text[at] == '\\' && at + 1 < text.Length && text[at + 1] == '$')
            {
                constant += '$';
                at += 2;
            }
            else if (text[at] != '$')
            {
                constant += text[at++];
            }
            else
            {
                var isBraced = text.AsSpan(at + 1).StartsWith("{");
                var start = at + (isBraced ? 2 : 1);
                var end = isBraced ? text.IndexOf('}', start) : End(text, start);
                if (end < 0 || expression._parts.Count >= MaxParts || Variable(text[start..end]) is not { } read)
                {
                    return null;
                }

                expression._parts.Add((constant, read));
                constant = "";
                at = isBraced ? end + 1 : end;
            }
        }

        expression._parts.Add((constant, null));
        return text.Length == 0 ? null : expression;
    }

    /// <param name="message">As it came.</param>
    /// <param name="answer">What the integration answered, where it has.</param>
    /// <returns>Null where the message is no JSON, or has nothing there.</returns>
    public string? Evaluate(ReadOnlySpan<byte> message, AnswerHead? answer = null)
    {
        var document = IsConstant ? null : JsonValues.ParseOrNull(message);
        var result = "";
        foreach (var (text, read) in _parts)
        {
            result += text;
            if (read is null)
            {
                continue;
            }

            if (read(document, answer) is not { } value)
            {
                return null;
            }

            result += value;
        }

        return result;
    }

    private static Func<object?, AnswerHead?, string?>? Variable(string name)
    {
        if (name.StartsWith(Body, StringComparison.Ordinal))
        {
            return JsonPath.TryParse("$." + name[Body.Length..], out var path) ? (document, _) => OfBody(path, document) : null;
        }

        if (name == Status)
        {
            return (_, answer) => answer?.Status.ToString(CultureInfo.InvariantCulture);
        }

        if (name.StartsWith(Header, StringComparison.Ordinal))
        {
            return (_, answer) => Headers(answer, name[Header.Length..]).LastOrDefault();
        }

        return name.StartsWith(AllOfHeader, StringComparison.Ordinal)
            ? (_, answer) => string.Join(',', Headers(answer, name[AllOfHeader.Length..])) is { Length: > 0 } all ? all : null
            : null;
    }

    private static string? OfBody(JsonPath path, object? document)
    {
        try
        {
            return path.Evaluate(document) is { } value ? ResponseValues.Text(value) : null;
        }
        catch (VelocityException)
        {
            return null;
        }
    }

    private static IEnumerable<string> Headers(AnswerHead? answer, string name) =>
        (answer?.Headers ?? []).Where(h => h.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(h => h.Value);

    private static int End(string text, int at)
    {
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '.' or '_' or '-' or '[' or ']'))
        {
            at++;
        }

        return at;
    }
}
