using System.Diagnostics;
using Fractus.Iam.Rules.Matching;

namespace Fractus.Iam.Tests.Rules;

public class GlobTests
{
    [Theory]
    [InlineData("*", "", true)]
    [InlineData("a*", "abc", true)]
    [InlineData("a?c", "abc", true)]
    [InlineData("a?c", "ac", false)]
    [InlineData("*b*d", "abcd", true)]
    [InlineData("*b*d", "abcde", false)]
    [InlineData("", "", true)]
    [InlineData("", "a", false)]
    public void A_star_stands_for_any_run_and_a_question_mark_for_one_character(string pattern, string text, bool fits) =>
        Assert.Equal(fits, Glob.Matches(Tokens(pattern), text, ignoreCase: false));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void The_matcher_agrees_with_the_plain_definition(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 20_000; i++)
        {
            var pattern = Pick(random, "ab*?A", 8);
            var text = Pick(random, "abA", 10);
            var ignoreCase = random.Next(2) == 0;
            Assert.True(
                Plain(pattern, text, ignoreCase) == Glob.Matches(Tokens(pattern), text, ignoreCase),
                $"pattern '{pattern}', text '{text}', ignoring case: {ignoreCase}");
            Assert.Equal(Plain(pattern, text, ignoreCase), new TextPattern(Tokens(pattern), ignoreCase).Matches(text));
        }
    }

    // A policy is a stranger's input: a pattern must not be able to keep a processor busy.
    [Fact]
    public void A_hostile_pattern_costs_no_more_than_its_length_times_the_text()
    {
        var pattern = Tokens(string.Concat(Enumerable.Repeat("*a", 1000)) + "*b");
        var text = new string('a', 2000);
        var watch = Stopwatch.StartNew();
        Assert.False(Glob.Matches(pattern, text, ignoreCase: false));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), $"took {watch.Elapsed}");
    }

    private static string Tokens(string pattern) => PolicyText.Parse(pattern, variables: false, wildcards: true).Constant!;

    private static string Pick(Random random, string alphabet, int maxLength) =>
        new([.. Enumerable.Range(0, random.Next(maxLength + 1)).Select(_ => alphabet[random.Next(alphabet.Length)])]);

    private static bool Plain(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text, bool ignoreCase)
    {
        if (pattern.IsEmpty)
        {
            return text.IsEmpty;
        }

        if (pattern[0] == '*')
        {
            return Plain(pattern[1..], text, ignoreCase) || (!text.IsEmpty && Plain(pattern, text[1..], ignoreCase));
        }

        var fits = !text.IsEmpty && (pattern[0] == '?' || pattern[0] == text[0]
            || (ignoreCase && char.ToLowerInvariant(pattern[0]) == char.ToLowerInvariant(text[0])));
        return fits && Plain(pattern[1..], text[1..], ignoreCase);
    }
}
