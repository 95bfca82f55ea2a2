using Fractus.ApiGateway.Rules.JsonPaths;

namespace Fractus.ApiGateway.Rules.Mapping;

/// <summary>Where a mapped parameter's value comes from.</summary>
internal enum SourceKind
{
    Static,
    Header,
    MultiValueHeader,
    QueryString,
    MultiValueQueryString,
    Path,
    Body,
    Context,
    StageVariable,
}

/// <summary>
/// The right-hand side of a parameter mapping: <c>method.request.header.Name</c>, <c>integration.response.body.a.b</c>,
/// <c>context.requestId</c>, <c>stageVariables.name</c> or <c>'text'</c>. Source: "API Gateway API request and response data mapping
/// reference" of the developer guide.
/// </summary>
/// <param name="Kind">Which part of what is mapped.</param>
/// <param name="Name">The name within that part, or the text of a static value.</param>
/// <param name="BodyPath">For <see cref="SourceKind.Body"/>: which part of the body.</param>
internal sealed record ValueSource(SourceKind Kind, string Name, JsonPath? BodyPath = null)
{
    private static readonly (string Prefix, SourceKind Kind)[] s_requestParts =
    [
        ("method.request.header.", SourceKind.Header),
        ("method.request.multivalueheader.", SourceKind.MultiValueHeader),
        ("method.request.querystring.", SourceKind.QueryString),
        ("method.request.multivaluequerystring.", SourceKind.MultiValueQueryString),
        ("method.request.path.", SourceKind.Path),
    ];

    private static readonly (string Prefix, SourceKind Kind)[] s_responseParts =
    [
        ("integration.response.header.", SourceKind.Header),
        ("integration.response.multivalueheader.", SourceKind.MultiValueHeader),
    ];

    /// <summary>True where the source is a parameter that the method must declare.</summary>
    public bool IsMethodParameter => Kind is SourceKind.Header or SourceKind.MultiValueHeader or SourceKind.QueryString
        or SourceKind.MultiValueQueryString or SourceKind.Path;

    /// <summary>A source of an integration request's parameter.</summary>
    public static ValueSource? ParseRequest(string text) => Parse(text, s_requestParts, "method.request.body");

    /// <summary>A source of a method response's header.</summary>
    public static ValueSource? ParseResponse(string text) => Parse(text, s_responseParts, "integration.response.body");

    private static ValueSource? Parse(string text, (string Prefix, SourceKind Kind)[] parts, string body)
    {
        if (text.Length >= 2 && text[0] == '\'' && text[^1] == '\'')
        {
            return new ValueSource(SourceKind.Static, text[1..^1]);
        }

        foreach (var (prefix, kind) in parts)
        {
            if (Rest(text, prefix) is { } name)
            {
                return new ValueSource(kind, name);
            }
        }

        if (Rest(text, "context.") is { } context)
        {
            return new ValueSource(SourceKind.Context, context);
        }

        if (Rest(text, "stageVariables.") is { } variable)
        {
            return new ValueSource(SourceKind.StageVariable, variable);
        }

        if (text == body)
        {
            return new ValueSource(SourceKind.Body, "", JsonPath.Root);
        }

        return text.StartsWith(body, StringComparison.Ordinal)
            && text[body.Length] is '.' or '['
            && JsonPath.TryParse("$" + text[body.Length..], out var path)
            ? new ValueSource(SourceKind.Body, text[body.Length..], path)
            : null;
    }

    private static string? Rest(string text, string prefix) =>
        text.Length > prefix.Length && text.StartsWith(prefix, StringComparison.Ordinal) ? text[prefix.Length..] : null;
}
