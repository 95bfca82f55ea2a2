using Fractus.ApiGateway.Rules.Values;
using Fractus.ApiGateway.Rules.Velocity.Evaluation;

namespace Fractus.ApiGateway.Rules.Velocity.Methods;

/// <summary>Methods of Java's String that templates use. An index outside of the text gives null, where Java throws.</summary>
internal static class TextMethods
{
    public static object? Call(string text, string method, object?[] arguments, TemplateRun run)
    {
        run.Step(text.Length);
        return arguments switch
        {
            [] => WithNone(text, method),
            [string a] => WithText(text, method, a),
            [long n] => WithNumber(text, method, n),
            [string a, string b] => WithTexts(text, method, a, b, run),
            [long from, long to] when method is "substring" or "subSequence" => Substring(text, from, to),
            [string a, long n] => WithTextAndNumber(text, method, a, n),
            [ValueList parts] when method == "join" => Join(text, parts, run),
            _ => null,
        };
    }

    public static int JavaHash(string text)
    {
        var hash = 0;
        foreach (var c in text)
        {
            hash = unchecked((hash * 31) + c);
        }

        return hash;
    }

    private static object? WithNone(string text, string method) => method switch
    {
        "length" or "size" => (long)text.Length,
        "isEmpty" => text.Length == 0,
        "isBlank" => string.IsNullOrWhiteSpace(text),
        "toLowerCase" => text.ToLowerInvariant(),
        "toUpperCase" => text.ToUpperInvariant(),
        "trim" or "strip" => text.Trim(),
        "intern" => text,
        "toCharArray" => new ValueList(text.Select(c => (object?)c.ToString())),
        _ => null,
    };

    private static object? WithText(string text, string method, string a) => method switch
    {
        "contains" => text.Contains(a, StringComparison.Ordinal),
        "startsWith" => text.StartsWith(a, StringComparison.Ordinal),
        "endsWith" => text.EndsWith(a, StringComparison.Ordinal),
        "indexOf" => (long)text.IndexOf(a, StringComparison.Ordinal),
        "lastIndexOf" => (long)text.LastIndexOf(a, StringComparison.Ordinal),
        "equalsIgnoreCase" => text.Equals(a, StringComparison.OrdinalIgnoreCase),
        "compareTo" => (long)string.CompareOrdinal(text, a),
        "compareToIgnoreCase" => (long)string.Compare(text, a, StringComparison.OrdinalIgnoreCase),
        "concat" => text + a,
        "split" => PatternMethods.Split(text, a, 0),
        "matches" => PatternMethods.Matches(text, a),
        _ => null,
    };

    private static string? WithNumber(string text, string method, long n) => method switch
    {
        "substring" => Substring(text, n, text.Length),
        "charAt" => n >= 0 && n < text.Length ? text[(int)n].ToString() : null,
        "repeat" => n >= 0 && n * text.Length <= VelocityLimits.Text && n <= VelocityLimits.Text
            ? string.Concat(Enumerable.Repeat(text, (int)n))
            : throw new VelocityException("The template makes too long a text."),
        _ => null,
    };

    private static string? WithTexts(string text, string method, string a, string b, TemplateRun run)
    {
        var made = method switch
        {
            "replace" => a.Length == 0 ? text : text.Replace(a, b, StringComparison.Ordinal),
            "replaceAll" => PatternMethods.Replace(text, a, b, isFirstOnly: false),
            "replaceFirst" => PatternMethods.Replace(text, a, b, isFirstOnly: true),
            _ => null,
        };
        run.Step(made?.Length ?? 0);
        return made;
    }

    private static object? WithTextAndNumber(string text, string method, string a, long n) => method switch
    {
        "split" => PatternMethods.Split(text, a, n),
        "indexOf" => n >= text.Length ? -1L : text.IndexOf(a, (int)Math.Max(n, 0), StringComparison.Ordinal),
        "startsWith" => n >= 0 && n <= text.Length && text.AsSpan((int)n).StartsWith(a),
        _ => null,
    };

    private static string? Substring(string text, long from, long to) =>
        from >= 0 && from <= to && to <= text.Length ? text[(int)from..(int)to] : null;

    private static string Join(string separator, ValueList parts, TemplateRun run)
    {
        var joined = string.Join(separator, parts.Select(p => TextForm.Of(p, run)));
        run.Step(joined.Length);
        return joined;
    }
}
