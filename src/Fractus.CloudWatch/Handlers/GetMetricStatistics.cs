using Fractus.CloudWatch.Contract;
using Fractus.CloudWatch.Rules;
using Fractus.CloudWatch.Storage;
using Fractus.Kernel;

namespace Fractus.CloudWatch;

public sealed partial class CloudWatchService
{
    /// <inheritdoc/>
    public async ValueTask<GetMetricStatisticsOutput> GetMetricStatistics(
        GetMetricStatisticsInput input, Caller caller, CancellationToken cancellation)
    {
        var now = _time.GetUtcNow();
        var range = StatisticsRules.Check(input, now);
        var metric = new MetricId(caller.Account, caller.Region, input.Namespace!, input.MetricName!, MetricRules.Read(input.Dimensions));
        await _recorder.FlushAsync();
        using var snapshot = _store.OpenSnapshot();
        var units = PeriodReader.Read(snapshot, metric, range, input.Unit, now);
        return new GetMetricStatisticsOutput
        {
            Label = input.MetricName,
            Datapoints = [.. units.SelectMany(unit => unit.Value.Select(period => Datapoint(input, unit.Key, period.Key, period.Value)))],
        };
    }

    private static Datapoint Datapoint(GetMetricStatisticsInput input, string unit, long start, ValueSketch values)
    {
        return new Datapoint
        {
            Timestamp = DateTimeOffset.FromUnixTimeSeconds(start),
            Unit = unit,
            SampleCount = Wanted(Statistic.SampleCount),
            Average = Wanted(Statistic.Average),
            Sum = Wanted(Statistic.Sum),
            Minimum = Wanted(Statistic.Minimum),
            Maximum = Wanted(Statistic.Maximum),
            ExtendedStatistics = input.ExtendedStatistics is null ? null : Extended(input.ExtendedStatistics, values),
        };

        double? Wanted(string statistic) =>
            input.Statistics?.Contains(statistic) == true ? MetricStatistic.Parse(statistic)!.Of(values) : null;
    }

    private static Dictionary<string, double> Extended(IReadOnlyList<string> wanted, ValueSketch values)
    {
        var known = new Dictionary<string, double>();
        foreach (var statistic in wanted)
        {
            if (MetricStatistic.Parse(statistic)!.Of(values) is { } value)
            {
                known[statistic] = value;
            }
        }

        return known;
    }
}
