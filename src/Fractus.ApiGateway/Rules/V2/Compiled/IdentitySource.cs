namespace Fractus.ApiGateway.Rules.V2.Compiled;

/// <summary>Which part of a request says who calls.</summary>
internal enum IdentityKind
{
    Header,
    QueryString,
    Context,
    StageVariable,
}

/// <summary>One identity source of an authorizer: <c>$request.header.Authorization</c> and its like.</summary>
internal sealed record IdentitySource(IdentityKind Kind, string Name)
{
    private static readonly (string Prefix, IdentityKind Kind)[] s_parts =
    [
        ("request.header.", IdentityKind.Header),
        ("request.querystring.", IdentityKind.QueryString),
        ("context.", IdentityKind.Context),
        ("stageVariables.", IdentityKind.StageVariable),
    ];

    /// <summary>As HTTP APIs have them: with a dollar, and braces where one likes.</summary>
    public static IdentitySource? Parse(string text) =>
        text.StartsWith('$') ? Find(text[1..].Trim('{', '}')) : null;

    /// <summary>As WebSocket APIs have them: <c>route.request.header.Auth</c>.</summary>
    public static IdentitySource? ParseConnect(string text) =>
        Find(text.StartsWith("route.", StringComparison.Ordinal) ? text["route.".Length..] : text);

    private static IdentitySource? Find(string text)
    {
        foreach (var (prefix, kind) in s_parts)
        {
            if (text.Length > prefix.Length && text.StartsWith(prefix, StringComparison.Ordinal))
            {
                return new IdentitySource(kind, text[prefix.Length..]);
            }
        }

        return null;
    }
}
