using Fractus.ApiGateway.Rules.JsonPaths;

namespace Fractus.ApiGateway.Rules.V2.Compiled;

internal enum ValuePart
{
    Text,
    Header,
    QueryString,
    PathVariable,
    Path,
    Body,
    Context,
    StageVariable,
}

/// <summary>The right-hand side of a mapping: text with variables in it, such as <c>$request.header.name</c> or <c>${context.requestId}</c>.</summary>
/// <param name="Parts">In their order; the name within the part of a request or answer, and of a body its path.</param>
internal sealed record MappedValue(IReadOnlyList<(ValuePart Part, string Name, JsonPath? Path)> Parts)
{
    private const int MaxParts = 32;

    private static readonly (string Prefix, ValuePart Part)[] s_request =
    [
        ("request.header.", ValuePart.Header),
        ("request.querystring.", ValuePart.QueryString),
        ("request.path.", ValuePart.PathVariable),
        ("request.body.", ValuePart.Body),
    ];

    private static readonly (string Prefix, ValuePart Part)[] s_response =
    [
        ("response.header.", ValuePart.Header),
        ("response.body.", ValuePart.Body),
    ];

    /// <returns>Null where a variable is none.</returns>
    public static MappedValue? Parse(string text, bool isRequest)
    {
        var parts = new List<(ValuePart, string, JsonPath?)>();
        var at = 0;
        while (at < text.Length)
        {
            var start = text.IndexOf('$', at);
            if (start < 0 || parts.Count >= MaxParts)
            {
                break;
            }

            var isBraced = text.AsSpan(start + 1).StartsWith("{");
            var end = isBraced ? text.IndexOf('}', start) : End(text, start + 1);
            if (end < 0 || Variable(text[(start + (isBraced ? 2 : 1))..end], isRequest) is not { } variable)
            {
                return null;
            }

            if (start > at)
            {
                parts.Add((ValuePart.Text, text[at..start], null));
            }

            parts.Add(variable);
            at = isBraced ? end + 1 : end;
        }

        if (at < text.Length)
        {
            parts.Add((ValuePart.Text, text[at..], null));
        }

        return new MappedValue(parts);
    }

    private static (ValuePart, string, JsonPath?)? Variable(string name, bool isRequest)
    {
        if (isRequest && name == "request.path")
        {
            return (ValuePart.Path, "", null);
        }

        foreach (var (prefix, part) in isRequest ? s_request : s_response)
        {
            if (name.Length > prefix.Length && name.StartsWith(prefix, StringComparison.Ordinal))
            {
                var rest = name[prefix.Length..];
                JsonPath? path = null;
                return part == ValuePart.Body && !JsonPath.TryParse("$." + rest, out path) ? null : (part, rest, path);
            }
        }

        return name switch
        {
            _ when name.StartsWith("context.", StringComparison.Ordinal) => (ValuePart.Context, name["context.".Length..], null),
            _ when name.StartsWith("stageVariables.", StringComparison.Ordinal) => (ValuePart.StageVariable, name["stageVariables.".Length..], null),
            _ => null,
        };
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
