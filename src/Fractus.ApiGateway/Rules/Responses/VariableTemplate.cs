using System.Text.RegularExpressions;
using Fractus.ApiGateway.Rules.Mapping;
using Fractus.ApiGateway.Rules.Requests;

namespace Fractus.ApiGateway.Rules.Responses;

/// <summary>
/// A text with <c>$context.…</c>, <c>$stageVariables.…</c> and <c>$method.request.…</c> in it and no other template language: the bodies of
/// gateway responses, and the lines of access logs. Source: "Gateway responses for REST APIs" of the developer guide.
/// </summary>
internal sealed partial class VariableTemplate
{
    private readonly List<(string Text, ValueSource? Source)> _parts = [];

    private readonly string _missing;

    /// <param name="text">The template.</param>
    /// <param name="missing">What stands for a value that is not there.</param>
    public VariableTemplate(string text, string missing = "")
    {
        _missing = missing;
        var at = 0;
        foreach (var match in Variable().EnumerateMatches(text))
        {
            var name = text.AsSpan(match.Index, match.Length).Trim("${}").ToString();
            if (ValueSource.ParseRequest(name) is { } source)
            {
                _parts.Add((text[at..match.Index], source));
                at = match.Index + match.Length;
            }
        }

        _parts.Add((text[at..], null));
    }

    public string Render(Invocation invocation) => Render(source => RequestValues.Get(source, invocation));

    /// <param name="find">The value of a variable; null where there is none.</param>
    public string Render(Func<ValueSource, string?> find) =>
        string.Concat(_parts.Select(p => p.Source is null ? p.Text : p.Text + (find(p.Source) ?? _missing)));

    [GeneratedRegex(@"\$(context|stageVariables|method\.request)(\.[A-Za-z0-9_\-]+)+|\$\{(context|stageVariables|method\.request)(\.[A-Za-z0-9_\-]+)+\}", RegexOptions.CultureInvariant)]
    private static partial Regex Variable();
}
