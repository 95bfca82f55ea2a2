namespace Fractus.Logs.Rules.Filter;

/// <summary>
/// Conditions on the words of a line: <c>[ip, user, ..., status = 4*, bytes > 1000]</c>. The line must have as many words as the pattern
/// has fields; three dots stand for any number. Words in quotes or square brackets count as one.
/// </summary>
internal sealed class DelimitedPattern : FilterPattern
{
    private readonly List<Func<string, bool>> _before = [];
    private readonly List<Func<string, bool>> _after = [];
    private bool _hasGap;

    public static DelimitedPattern Parse(PatternScanner scanner)
    {
        var pattern = new DelimitedPattern();
        scanner.Expect("[");
        do
        {
            if (!scanner.TryTake("..."))
            {
                (pattern._hasGap ? pattern._after : pattern._before).Add(ParseField(scanner));
            }
            else if (pattern._hasGap)
            {
                throw PatternScanner.Invalid();
            }
            else
            {
                pattern._hasGap = true;
            }
        }
        while (scanner.TryTake(","));
        scanner.Expect("]");
        scanner.ExpectEnd();
        return pattern;
    }

    public override bool Matches(string message)
    {
        var words = Words(message);
        var fields = _before.Count + _after.Count;
        return (_hasGap ? words.Count >= fields : words.Count == fields)
            && Hold(_before, words, 0)
            && Hold(_after, words, words.Count - _after.Count);
    }

    private static bool Hold(List<Func<string, bool>> conditions, List<string> words, int start)
    {
        for (var i = 0; i < conditions.Count; i++)
        {
            if (!conditions[i](words[start + i]))
            {
                return false;
            }
        }

        return true;
    }

    // name, name = value, or several of those with && and || between; && binds closer.
    private static Func<string, bool> ParseField(PatternScanner scanner)
    {
        var field = ParseAll(scanner);
        while (scanner.TryTake("||"))
        {
            var (left, right) = (field, ParseAll(scanner));
            field = word => left(word) || right(word);
        }

        return field;
    }

    private static Func<string, bool> ParseAll(PatternScanner scanner)
    {
        var field = ParseOne(scanner);
        while (scanner.TryTake("&&"))
        {
            var (left, right) = (field, ParseOne(scanner));
            field = word => left(word) && right(word);
        }

        return field;
    }

    private static Func<string, bool> ParseOne(PatternScanner scanner)
    {
        scanner.SkipSpaces();
        scanner.TakeUntil(static c => !char.IsLetterOrDigit(c) && c is not '_' and not '-');
        return Comparison.TryParse(scanner, static c => char.IsWhiteSpace(c) || c is ',' or ']' or '&' or '|') is { } comparison
            ? comparison.Holds
            : static _ => true;
    }

    private static List<string> Words(string message)
    {
        var words = new List<string>();
        var position = 0;
        while (position < message.Length)
        {
            var close = message[position] switch
            {
                '"' => '"',
                '[' => ']',
                _ => ' ',
            };
            if (char.IsWhiteSpace(message[position]))
            {
                position++;
                continue;
            }

            var start = close == ' ' ? position : position + 1;
            var end = close == ' ' ? EndOfWord(message, start) : message.IndexOf(close, start);
            end = end < 0 ? message.Length : end;
            words.Add(message[start..end]);
            position = end + 1;
        }

        return words;
    }

    private static int EndOfWord(string message, int start)
    {
        while (start < message.Length && !char.IsWhiteSpace(message[start]))
        {
            start++;
        }

        return start;
    }
}
