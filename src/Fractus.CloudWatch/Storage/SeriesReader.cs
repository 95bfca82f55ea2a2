using Fractus.CloudWatch.Contract;
using Fractus.CloudWatch.Rules;
using Fractus.Store;

namespace Fractus.CloudWatch.Storage;

/// <summary>Reads series for GetMetricData, page by page: no more than fits into the page, and a little.</summary>
internal sealed class SeriesReader(IReadTransaction reader, bool isAscending, DateTimeOffset now)
{
    // A series may have few values in much time: so many periods are read at least, not to go on one by one.
    private const int LeastPeriods = 1000;

    /// <param name="query">What is read.</param>
    /// <param name="metric">Of which metric.</param>
    /// <param name="rest">Where in the query's range the last page ended.</param>
    /// <param name="room">How many values there may be.</param>
    /// <returns>The result, and what is left of the range; null where nothing is.</returns>
    public (MetricDataResult Result, TimeRange? Left) Read(DataQuery query, MetricId metric, TimeRange rest, int room)
    {
        var (times, values) = (new List<DateTimeOffset>(), new List<double>());
        var units = new SortedSet<string>(UnitOrder.Instance);
        string? unit = null;
        while (rest.Start < rest.End && values.Count < room)
        {
            var periods = Math.Max(LeastPeriods, room - values.Count);
            var window = isAscending ? rest.First(periods) : rest.Last(periods);
            var found = PeriodReader.Read(reader, metric, window, query.Unit, now);
            units.UnionWith(found.Keys);
            unit ??= units.Min;
            rest = After(rest, window);
            if (unit is null || !found.TryGetValue(unit, out var series))
            {
                continue;
            }

            foreach (var (start, sketch) in isAscending ? series : series.Reverse())
            {
                if (query.Statistic.Of(sketch) is not { } value)
                {
                    continue;
                }

                if (values.Count == room)
                {
                    rest = isAscending ? query.Range with { Start = start } : query.Range with { End = start + query.Range.Period };
                    break;
                }

                times.Add(DateTimeOffset.FromUnixTimeSeconds(start));
                values.Add(value);
            }
        }

        var isOver = rest.Start >= rest.End;
        return (Result(query, times, values, units, isOver), isOver ? null : rest);
    }

    private TimeRange After(TimeRange rest, TimeRange window) =>
        isAscending ? rest with { Start = window.End } : rest with { End = window.Start };

    private static MetricDataResult Result(
        DataQuery query, List<DateTimeOffset> times, List<double> values, SortedSet<string> units, bool isOver) => new()
    {
        Id = query.Id,
        Label = query.Label,
        Timestamps = times,
        Values = values,
        StatusCode = isOver ? StatusCode.Complete : StatusCode.PartialData,
        Messages = units.Count < 2
            ? null
            : [new MessageData { Code = "MultipleUnits", Value = $"Multiple units returned: '[{string.Join(", ", units)}]'" }],
    };
}
