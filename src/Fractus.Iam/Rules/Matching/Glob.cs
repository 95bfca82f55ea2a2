namespace Fractus.Iam.Rules.Matching;

/// <summary>
/// Wildcard matching. Patterns hold two noncharacters of Unicode in place of <c>*</c> and <c>?</c>, so that an escaped
/// <c>${*}</c> and the value of a policy variable stay literal; the parser refuses documents that contain them.
/// </summary>
internal static class Glob
{
    /// <summary>Stands for any run of characters, an empty one included.</summary>
    public const char AnyRun = '\uFDD0';

    /// <summary>Stands for exactly one character.</summary>
    public const char AnyOne = '\uFDD1';

    public static bool IsToken(char c) => c is AnyRun or AnyOne;

    /// <summary>
    /// True where the whole of <paramref name="text"/> fits <paramref name="pattern"/>. Only the last star is ever retried, so the
    /// work is at most pattern length times text length, whatever the pattern.
    /// </summary>
    public static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text, bool ignoreCase)
    {
        int p = 0, t = 0, afterStar = -1, retryFrom = 0;
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == AnyRun)
            {
                afterStar = ++p;
                retryFrom = t;
            }
            else if (p < pattern.Length && (pattern[p] == AnyOne || Same(pattern[p], text[t], ignoreCase)))
            {
                p++;
                t++;
            }
            else if (afterStar >= 0)
            {
                p = afterStar;
                t = ++retryFrom;
            }
            else
            {
                return false;
            }
        }

        while (p < pattern.Length && pattern[p] == AnyRun)
        {
            p++;
        }

        return p == pattern.Length;
    }

    private static bool Same(char a, char b, bool ignoreCase) =>
        a == b || (ignoreCase && char.ToUpperInvariant(a) == char.ToUpperInvariant(b));
}
