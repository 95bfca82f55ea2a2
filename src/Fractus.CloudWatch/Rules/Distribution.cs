namespace Fractus.CloudWatch.Rules;

/// <summary>Figures that need the values themselves. They are as exact as the sketch is.</summary>
internal static class Distribution
{
    /// <summary>The least value that so many per cent of the values do not exceed.</summary>
    public static double Percentile(ValueSketch values, double percent)
    {
        var wanted = values.Count * percent / 100;
        double before = 0;
        for (var i = 0; i < values.Length; i++)
        {
            before += values.Counts[i];
            if (before >= wanted)
            {
                return Within(values, values.Values[i]);
            }
        }

        return values.Maximum;
    }

    /// <summary>How many values are in a range, and their sum. Where a bound is a share, a value may be in it in part.</summary>
    public static (double Count, double Sum) Trimmed(ValueSketch values, ValueRange range)
    {
        var (first, last) = range.IsPercent
            ? (values.Count * (range.Lower ?? 0) / 100, values.Count * (range.Upper ?? 100) / 100)
            : (0, values.Count);
        double before = 0;
        double count = 0;
        double sum = 0;
        for (var i = 0; i < values.Length; i++)
        {
            var value = Within(values, values.Values[i]);
            var after = before + values.Counts[i];
            var inside = Math.Min(after, last) - Math.Max(before, first);
            before = after;
            if (inside > 0 && (range.IsPercent || ((range.Lower is null || value > range.Lower) && (range.Upper is null || value <= range.Upper))))
            {
                count += inside;
                sum += value * inside;
            }
        }

        return (count, sum);
    }

    /// <returns>Null where no value is in the range.</returns>
    public static double? TrimmedMean(ValueSketch values, ValueRange range)
    {
        var (count, sum) = Trimmed(values, range);
        return count > 0 ? sum / count : null;
    }

    /// <summary>The mean, where what is outside of the range counts as if it lay on its edge.</summary>
    public static double WinsorizedMean(ValueSketch values, ValueRange range)
    {
        var lower = range is { IsPercent: true, Lower: { } low } ? Percentile(values, low) : range.Lower ?? double.NegativeInfinity;
        var upper = range is { IsPercent: true, Upper: { } high } ? Percentile(values, high) : range.Upper ?? double.PositiveInfinity;
        double sum = 0;
        for (var i = 0; i < values.Length; i++)
        {
            sum += Math.Clamp(Within(values, values.Values[i]), lower, upper) * values.Counts[i];
        }

        return sum / values.Count;
    }

    /// <summary>A value that was rounded may have left the range of what came.</summary>
    private static double Within(ValueSketch values, double value) => Math.Clamp(value, values.Minimum, values.Maximum);
}
