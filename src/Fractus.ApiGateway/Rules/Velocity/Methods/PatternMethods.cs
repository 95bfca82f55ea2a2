using System.Text;
using System.Text.RegularExpressions;
using Fractus.ApiGateway.Rules.Values;

namespace Fractus.ApiGateway.Rules.Velocity.Methods;

/// <summary>The methods of Java's String that take a regular expression, under a time limit.</summary>
internal static class PatternMethods
{
    public static bool Matches(string text, string pattern) => Run($@"\A(?:{pattern})\z", regex => regex.IsMatch(text));

    /// <summary>With <c>$1</c> and <c>\</c> in the replacement as Java has them.</summary>
    public static string Replace(string text, string pattern, string replacement, bool isFirstOnly) => Run(pattern, regex =>
    {
        var size = 0L;
        return regex.Replace(text, match =>
        {
            var made = Expand(replacement, match);
            size += made.Length;
            return size <= VelocityLimits.Text ? made : throw new VelocityException("The template makes too long a text.");
        }, isFirstOnly ? 1 : -1);
    });

    /// <param name="text">What is split.</param>
    /// <param name="pattern">What stands between the parts.</param>
    /// <param name="limit">Java's: greater than zero for so many parts, zero to leave out empty parts at the end.</param>
    public static ValueList Split(string text, string pattern, long limit) => Run(pattern, regex =>
    {
        var parts = new ValueList();
        var start = 0;
        for (var match = regex.Match(text); match.Success && (limit <= 0 || parts.Count < limit - 1); match = match.NextMatch())
        {
            if (match.Index + match.Length == 0 || (match.Length == 0 && match.Index == text.Length))
            {
                continue;
            }

            if (parts.Count >= VelocityLimits.Elements)
            {
                throw new VelocityException("The template makes too large a collection.");
            }

            parts.Add(text[start..match.Index]);
            start = match.Index + match.Length;
        }

        parts.Add(text[start..]);
        while (limit == 0 && parts.Count > 1 && parts[^1] is "")
        {
            parts.RemoveAt(parts.Count - 1);
        }

        return parts;
    });

    private static T Run<T>(string pattern, Func<Regex, T> run)
    {
        try
        {
            return run(new Regex(pattern, RegexOptions.CultureInvariant, VelocityLimits.Pattern));
        }
        catch (ArgumentException invalid)
        {
            throw new VelocityException($"Not a regular expression: {invalid.Message}");
        }
        catch (RegexMatchTimeoutException)
        {
            throw new VelocityException("A regular expression takes too long.");
        }
    }

    private static string Expand(string replacement, Match match)
    {
        if (replacement.AsSpan().IndexOfAny('$', '\\') < 0)
        {
            return replacement;
        }

        var text = new StringBuilder();
        for (var i = 0; i < replacement.Length; i++)
        {
            if (replacement[i] == '\\' && i + 1 < replacement.Length)
            {
                text.Append(replacement[++i]);
            }
            else if (replacement[i] == '$' && i + 1 < replacement.Length && char.IsAsciiDigit(replacement[i + 1]))
            {
                text.Append(match.Groups[replacement[++i] - '0'].Value);
            }
            else
            {
                text.Append(replacement[i]);
            }
        }

        return text.ToString();
    }
}
