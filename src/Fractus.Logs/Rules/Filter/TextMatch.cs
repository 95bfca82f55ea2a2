using System.Globalization;
using System.Text.RegularExpressions;

namespace Fractus.Logs.Rules.Filter;

/// <summary>What a pattern compares a text with: a text with <c>*</c> for anything, or a regular expression.</summary>
internal sealed class TextMatch
{
    // The operators and symbols that the service allows; parentheses are not among them.
    private const string RegexSymbols = @"_#=@/;,-^$?[]{}|\*+.:""'<> ";

    private readonly Regex? _regex;
    private readonly string _text;

    private TextMatch(string text, Regex? regex)
    {
        _text = text;
        _regex = regex;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && regex is null)
        {
            Number = number;
        }
    }

    /// <summary>The number that the text is, if it is one.</summary>
    public double? Number { get; }

    /// <summary>Reads a value: quoted, a regular expression, or the characters up to <paramref name="isEnd"/>.</summary>
    public static TextMatch Parse(PatternScanner scanner, Func<char, bool> isEnd)
    {
        scanner.SkipSpaces();
        if (scanner.Peek == '%')
        {
            return new TextMatch("", ParseRegex(scanner));
        }

        var text = scanner.Peek == '"' ? scanner.TakeQuoted('"', unescape: true) : TakeBare(scanner, isEnd);
        return text.Contains('*', StringComparison.Ordinal) ? new TextMatch(text, Wildcards(text)) : new TextMatch(text, null);
    }

    /// <summary>Reads <c>%…%</c>. The engine takes time in proportion to the text, whatever the expression is.</summary>
    public static Regex ParseRegex(PatternScanner scanner)
    {
        var expression = scanner.TakeQuoted('%', unescape: false);
        if (expression.Length == 0 || expression.Any(c => !char.IsAsciiLetterOrDigit(c) && !RegexSymbols.Contains(c, StringComparison.Ordinal)))
        {
            throw PatternScanner.Invalid();
        }

        try
        {
            return new Regex(expression, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        }
        catch (Exception problem) when (problem is ArgumentException or NotSupportedException)
        {
            throw PatternScanner.Invalid();
        }
    }

    public bool IsMatch(string text) => _regex?.IsMatch(text) ?? text == _text;

    private static string TakeBare(PatternScanner scanner, Func<char, bool> isEnd)
    {
        var text = scanner.TakeUntil(isEnd);
        return text.Length > 0 ? text : throw PatternScanner.Invalid();
    }

    private static Regex Wildcards(string text)
    {
        var expression = string.Join(".*", text.Split('*').Select(Regex.Escape));
        return new Regex($@"\A{expression}\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.Singleline);
    }
}
