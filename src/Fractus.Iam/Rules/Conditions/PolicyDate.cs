using System.Globalization;

namespace Fractus.Iam.Rules.Conditions;

/// <summary>Dates in conditions: the W3C profiles of ISO 8601, or seconds since 1970.</summary>
internal static class PolicyDate
{
    private const int TickDigits = 7;
    private const int MaxFractionDigits = 9;

    private static readonly string[] Formats =
    [
        "yyyy", "yyyy-MM", "yyyy-MM-dd", "yyyy-MM-ddTHHK", "yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK",
        "yyyy-MM-ddTHH:mm:sszz", "yyyy-MM-ddTHH:mm:ss.FFFFFFFzz",
    ];

    /// <param name="text">As written.</param>
    /// <param name="seconds">Since 1970 in universal time, with its fraction.</param>
    public static bool TryParse(string text, out decimal seconds)
    {
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var epoch))
        {
            // A bare number is seconds, also where it could be read as a year.
            seconds = epoch;
            return true;
        }

        if (TrimFraction(text.ToUpperInvariant()) is { } trimmed
            && DateTimeOffset.TryParseExact(trimmed, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
        {
            seconds = (moment.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / (decimal)TimeSpan.TicksPerSecond;
            return true;
        }

        seconds = 0;
        return false;
    }

    // IAM reads nanoseconds; .NET has ticks of a hundred.
    private static string? TrimFraction(string text)
    {
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0)
        {
            return text;
        }

        var digits = 0;
        while (dot + 1 + digits < text.Length && char.IsAsciiDigit(text[dot + 1 + digits]))
        {
            digits++;
        }

        return digits switch
        {
            0 or > MaxFractionDigits => null,
            <= TickDigits => text,
            _ => text.Remove(dot + 1 + TickDigits, digits - TickDigits),
        };
    }
}
