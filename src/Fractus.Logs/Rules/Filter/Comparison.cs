using System.Globalization;

namespace Fractus.Logs.Rules.Filter;

/// <summary>An operator and what stands to the right of it.</summary>
internal sealed record Comparison(string Operator, TextMatch Value)
{
    // The longer ones first: "<" begins "<=".
    private static readonly string[] s_operators = ["!=", "<=", ">=", "=", "<", ">"];

    /// <returns>Null where no operator comes next.</returns>
    public static Comparison? TryParse(PatternScanner scanner, Func<char, bool> isEnd)
    {
        foreach (var symbol in s_operators)
        {
            if (scanner.TryTake(symbol))
            {
                var comparison = new Comparison(symbol, TextMatch.Parse(scanner, isEnd));
                return comparison.IsWellFormed ? comparison : throw PatternScanner.Invalid();
            }
        }

        return null;
    }

    private bool IsWellFormed => Operator is "=" or "!=" || Value.Number is not null;

    /// <param name="text">The field as text.</param>
    /// <param name="number">The field as a number, if it is one.</param>
    public bool Holds(string text, double? number) => Operator switch
    {
        "=" => IsEqual(text, number),
        "!=" => !IsEqual(text, number),
        "<" => number < Value.Number,
        ">" => number > Value.Number,
        "<=" => number <= Value.Number,
        _ => number >= Value.Number,
    };

    public bool Holds(string text) =>
        Holds(text, double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null);

    private bool IsEqual(string text, double? number) => Value.IsMatch(text) || (number is not null && number == Value.Number);
}
