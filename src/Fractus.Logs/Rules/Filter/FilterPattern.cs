using Fractus.Logs.Contract;

namespace Fractus.Logs.Rules.Filter;

/// <summary>
/// A filter pattern: terms (<c>ERROR -timeout "a phrase" ?either ?or</c>), conditions on JSON (<c>{ $.level = "error" &amp;&amp; $.ms > 100 }</c>)
/// or on the words of a line (<c>[ip, user, ..., status = 4*]</c>); each may hold regular expressions between percent signs.
/// Source: "Filter pattern syntax" in the CloudWatch Logs user guide.
/// </summary>
internal abstract class FilterPattern
{
    public static FilterPattern Everything { get; } = new Anything();

    /// <exception cref="InvalidParameterException">The pattern is not well formed.</exception>
    public static FilterPattern Parse(string? text)
    {
        var scanner = new PatternScanner(text ?? "");
        scanner.SkipSpaces();
        return scanner.Peek switch
        {
            '\0' => Everything,
            '{' => JsonPattern.Parse(scanner),
            '[' => DelimitedPattern.Parse(scanner),
            _ => TermPattern.Parse(scanner),
        };
    }

    public abstract bool Matches(string message);

    private sealed class Anything : FilterPattern
    {
        public override bool Matches(string message) => true;
    }
}
