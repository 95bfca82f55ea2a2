using System.Globalization;
using Fractus.CloudWatch.Contract;

namespace Fractus.CloudWatch.Rules;

/// <summary>
/// A figure of some values, as requests name it. Source: "CloudWatch statistics definitions" in the User Guide.
/// </summary>
internal sealed class MetricStatistic
{
    private readonly Func<ValueSketch, double?> _compute;

    private MetricStatistic(Func<ValueSketch, double?> compute) => _compute = compute;

    /// <returns>Null where there is no such statistic.</returns>
    public static MetricStatistic? Parse(string text) => Simple(text) ?? OfValues(text);

    /// <returns>Null where the values are not known well enough: percentiles need each of them, and none below 0.</returns>
    public double? Of(ValueSketch values) => _compute(values);

    private static MetricStatistic? Simple(string text) => text switch
    {
        Statistic.SampleCount => new(values => values.Count),
        Statistic.Sum => new(values => values.Sum),
        Statistic.Average => new(values => values.Sum / values.Count),
        Statistic.Minimum => new(values => values.Minimum),
        Statistic.Maximum => new(values => values.Maximum),
        _ => null,
    };

    private static MetricStatistic? OfValues(string text)
    {
        if (text is "IQM")
        {
            text = "TM(25%:75%)";
        }

        if (text.StartsWith('p') && TryPercent(text.AsSpan(1), out var percent))
        {
            return Known(values => Distribution.Percentile(values, percent));
        }

        var range = text.Length > 2 && text[2] == '(' ? ValueRange.Parse(text.AsSpan(2)) : null;
        if (text.Length > 2 && TryPercent(text.AsSpan(2), out var most))
        {
            range = new ValueRange(true, null, most);
        }

        return (range, text.Length < 2 ? "" : text[..2]) switch
        {
            (null, _) => null,
            (_, "tm" or "TM") => Known(values => Distribution.TrimmedMean(values, range)),
            (_, "wm" or "WM") => Known(values => Distribution.WinsorizedMean(values, range)),
            (_, "tc" or "TC") => Known(values => Distribution.Trimmed(values, range).Count),
            (_, "ts" or "TS") => Known(values => Distribution.Trimmed(values, range).Sum),
            ({ IsPercent: false }, "PR") => Known(values => Distribution.Trimmed(values, range).Count / values.Count * 100),
            _ => null,
        };
    }

    private static MetricStatistic Known(Func<ValueSketch, double?> compute) =>
        new(values => values.IsOpaque || values.Minimum < 0 ? null : compute(values));

    // Up to ten digits behind the point.
    private static bool TryPercent(ReadOnlySpan<char> text, out double percent) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out percent)
        && percent is >= 0 and <= 100
        && (text.IndexOf('.') is var point && (point < 0 || text.Length - point - 1 <= 10));
}
