using System.Text.RegularExpressions;

namespace Fractus.Logs.Rules.Filter;

/// <summary>
/// Words and phrases that a message must have, those after <c>-</c> that it must not have, and those after <c>?</c> of which it must
/// have one. As on the real service, <c>?</c> counts only where nothing else stands beside it.
/// </summary>
internal sealed class TermPattern : FilterPattern
{
    private readonly List<Func<string, bool>> _required = [];
    private readonly List<Func<string, bool>> _excluded = [];
    private readonly List<Func<string, bool>> _any = [];

    public static TermPattern Parse(PatternScanner scanner)
    {
        var pattern = new TermPattern();
        for (scanner.SkipSpaces(); !scanner.IsAtEnd; scanner.SkipSpaces())
        {
            var terms = scanner.Peek switch
            {
                '-' => pattern._excluded,
                '?' => pattern._any,
                _ => pattern._required,
            };
            if (scanner.Peek is '-' or '?' or '+')
            {
                scanner.TryTake(scanner.Peek.ToString());
            }

            terms.Add(ParseTerm(scanner));
        }

        return pattern;
    }

    public override bool Matches(string message)
    {
        if (_required.Count == 0 && _excluded.Count == 0)
        {
            return _any.Exists(term => term(message));
        }

        return _required.TrueForAll(term => term(message)) && !_excluded.Exists(term => term(message));
    }

    private static Func<string, bool> ParseTerm(PatternScanner scanner)
    {
        if (scanner.Peek == '%')
        {
            Regex regex = TextMatch.ParseRegex(scanner);
            return regex.IsMatch;
        }

        var term = scanner.Peek == '"' ? scanner.TakeQuoted('"', unescape: true) : scanner.TakeUntil(char.IsWhiteSpace);
        return term.Length == 0
            ? throw PatternScanner.Invalid()
            : message => message.Contains(term, StringComparison.Ordinal);
    }
}
