using Fractus.CloudWatch.Rules;
using Fractus.Store;

namespace Fractus.CloudWatch.Storage;

/// <summary>Reads a metric's points, merged by period.</summary>
internal static class PeriodReader
{
    /// <summary>The values of each period that has any, by unit and then in time.</summary>
    /// <remarks>
    /// What is so old that it is kept in longer points only is left out where they do not fit into the periods, as by the service.
    /// It reads the points in the range, and nothing else.
    /// </remarks>
    /// <param name="reader">Of the store.</param>
    /// <param name="metric">Whose.</param>
    /// <param name="range">Which periods.</param>
    /// <param name="unit">Only values of this unit; null for all.</param>
    /// <param name="now">By which a point's age is told.</param>
    public static SortedDictionary<string, SortedDictionary<long, ValueSketch>> Read(
        IReadTransaction reader, MetricId metric, TimeRange range, string? unit, DateTimeOffset now)
    {
        var units = new SortedDictionary<string, SortedDictionary<long, ValueSketch>>(UnitOrder.Instance);
        foreach (var point in MetricPoints.Read(reader, metric.Hash, range.Start, range.End))
        {
            if ((unit is not null && point.Unit != unit)
                || Resolution.At(point.Start, now) is not { } kept || range.Period % kept.Seconds != 0)
            {
                continue;
            }

            if (!units.TryGetValue(point.Unit, out var periods))
            {
                units[point.Unit] = periods = [];
            }

            var values = SketchFormat.Read(point.Sketch.Span);
            var period = range.PeriodOf(point.Start);
            if (periods.TryGetValue(period, out var earlier))
            {
                earlier.Merge(values);
            }
            else
            {
                periods[period] = values;
            }
        }

        return units;
    }
}
