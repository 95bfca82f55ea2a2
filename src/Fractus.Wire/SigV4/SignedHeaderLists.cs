using System.Collections.Concurrent;

namespace Fractus.Wire.SigV4;

/// <summary>The lists of signed headers that have been met: a client sends the same one with each request.</summary>
internal static class SignedHeaderLists
{
    // What lies beyond is split anew each time: the bound keeps inventions from filling the memory.
    private const int MostKept = 1024;
    private const int LongestKept = 1024;

    private static readonly ConcurrentDictionary<string, string[]> s_lists = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, string[]>.AlternateLookup<ReadOnlySpan<char>> s_byText =
        s_lists.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <param name="text">Names in lower case, separated by semicolons.</param>
    public static string[] Split(ReadOnlySpan<char> text)
    {
        if (s_byText.TryGetValue(text, out var known))
        {
            return known;
        }

        var names = text.ToString().Split(';');
        if (text.Length <= LongestKept && s_lists.Count < MostKept)
        {
            s_byText[text] = names;
        }

        return names;
    }
}
