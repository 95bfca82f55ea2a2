using System.Globalization;
using Fractus.CloudWatch.Contract;

namespace Fractus.CloudWatch.Rules;

/// <summary>What GetMetricStatistics takes, and what it says of the rest.</summary>
internal static class StatisticsRules
{
    private const int MostDatapoints = 1440;
    private const int MostExtended = 10;

    private static readonly string[] s_statistics =
        [Statistic.SampleCount, Statistic.Average, Statistic.Sum, Statistic.Minimum, Statistic.Maximum];

    /// <returns>The time that is asked for.</returns>
    /// <exception cref="Kernel.ApiException">The reasons why it is refused, in the service's words.</exception>
    public static TimeRange Check(GetMetricStatisticsInput input, DateTimeOffset now)
    {
        var faults = new ParameterFaults();
        MetricRules.CheckNamespace(faults, "Namespace", input.Namespace);
        faults.CheckText("MetricName", input.MetricName, MetricRules.LongestName);
        MetricRules.CheckDimensions(faults, "Dimensions", input.Dimensions);
        MetricRules.CheckUnit(faults, "Unit", input.Unit);
        CheckTime(faults, input);
        CheckStatistics(faults, input);
        faults.ThrowIfAny();

        var range = TimeRange.Of(input.StartTime!.Value, input.EndTime!.Value, input.Period!.Value, now);
        var periods = (long)Math.Ceiling((input.EndTime.Value - input.StartTime.Value).TotalSeconds / range.Period);
        return periods <= MostDatapoints ? range : throw new InvalidParameterCombinationException(string.Create(
            CultureInfo.InvariantCulture,
            $"You have requested up to {periods} datapoints, which exceeds the limit of {MostDatapoints}. "
            + $"You may reduce the datapoints requested by increasing Period, or decreasing the time range."));
    }

    private static void CheckTime(ParameterFaults faults, GetMetricStatisticsInput input)
    {
        foreach (var (name, isMissing) in new[]
            { ("StartTime", input.StartTime is null), ("EndTime", input.EndTime is null), ("Period", input.Period is null) })
        {
            if (isMissing)
            {
                faults.Missing(name);
            }
        }

        if (input.StartTime >= input.EndTime)
        {
            faults.Invalid("The parameter StartTime must be less than the parameter EndTime.");
        }

        if (input.Period is { } period && !TimeRange.IsPeriod(period))
        {
            faults.Invalid(period switch
            {
                0 => "The parameter Period must not equal 0.",
                < 0 => "The parameter Period must be greater than 0.",
                _ => "The parameter Period must be 1, 5, 10, 20, 30 or a multiple of 60.",
            });
        }
    }

    private static void CheckStatistics(ParameterFaults faults, GetMetricStatisticsInput input)
    {
        var (simple, extended) = (input.Statistics ?? [], input.ExtendedStatistics ?? []);
        if (simple.Count == 0 && extended.Count == 0)
        {
            faults.Combination("Must specify either Statistics or ExtendedStatistics");
        }
        else if (simple.Count > 0 && extended.Count > 0)
        {
            faults.NotTogether("Statistics", "ExtendedStatistics");
        }

        for (var i = 0; i < simple.Count; i++)
        {
            if (!s_statistics.Contains(simple[i]))
            {
                faults.Invalid($"The parameter Statistics.member.{i + 1} must be a value in the set [ {string.Join(", ", s_statistics)} ].");
            }
        }

        if (extended.Count > MostExtended)
        {
            faults.Invalid($"The collection ExtendedStatistics must not have a size greater than {MostExtended}.");
        }

        for (var i = 0; i < extended.Count; i++)
        {
            if (s_statistics.Contains(extended[i]) || MetricStatistic.Parse(extended[i]) is null)
            {
                faults.Invalid($"The value {extended[i]} for parameter ExtendedStatistics.member.{i + 1} is not a valid statistic.");
            }
        }
    }
}
