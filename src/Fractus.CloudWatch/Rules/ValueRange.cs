using System.Globalization;

namespace Fractus.CloudWatch.Rules;

/// <summary>Which values count: those above a lower bound, up to an upper one.</summary>
/// <param name="IsPercent">The bounds are shares of the values in their order, in per cent; else they are values.</param>
/// <param name="Lower">Itself outside; null for none.</param>
/// <param name="Upper">Itself inside; null for none.</param>
internal sealed record ValueRange(bool IsPercent, double? Lower, double? Upper)
{
    /// <summary>Reads <c>(10%:90%)</c>, <c>(150:1000)</c>, <c>(:300)</c>, <c>(80%:)</c>.</summary>
    /// <returns>Null where it is none.</returns>
    public static ValueRange? Parse(ReadOnlySpan<char> text)
    {
        var colon = text.IndexOf(':');
        if (colon < 1 || text[0] != '(' || text[^1] != ')'
            || !TryBound(text[1..colon], out var lower, out var lowerIsPercent)
            || !TryBound(text[(colon + 1)..^1], out var upper, out var upperIsPercent)
            || (lower is null && upper is null)
            || (lower is not null && upper is not null && (lowerIsPercent != upperIsPercent || lower >= upper)))
        {
            return null;
        }

        return new ValueRange(lowerIsPercent || upperIsPercent, lower, upper);
    }

    private static bool TryBound(ReadOnlySpan<char> text, out double? bound, out bool isPercent)
    {
        bound = null;
        isPercent = text.EndsWith("%");
        if (text.IsEmpty)
        {
            return true;
        }

        if (!double.TryParse(isPercent ? text[..^1] : text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            || !double.IsFinite(number) || (isPercent && number > 100))
        {
            return false;
        }

        bound = number;
        return true;
    }
}
