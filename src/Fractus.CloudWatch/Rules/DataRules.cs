using System.Text.RegularExpressions;
using Fractus.CloudWatch.Contract;
using Fractus.Kernel.Validation;

namespace Fractus.CloudWatch.Rules;

/// <summary>What GetMetricData takes, and what it says of the rest.</summary>
internal static partial class DataRules
{
    public const int MostDatapoints = 100_800;

    private const int MostQueries = 500;

    /// <returns>The series that are asked for, in their order.</returns>
    /// <exception cref="Kernel.ApiException">The reasons why it is refused, in the service's words.</exception>
    public static List<DataQuery> Read(GetMetricDataInput input, string account, DateTimeOffset now)
    {
        var faults = new List<string>();
        CheckWhole(faults, input);
        for (var i = 0; i < input.MetricDataQueries.Count; i++)
        {
            Check(faults, $"MetricDataQueries.member.{i + 1}", input.MetricDataQueries[i], account);
        }

        return faults.Count == 0
            ? [.. input.MetricDataQueries.Where(query => query.ReturnData != false).Select(query => Read(query, input, now))]
            : throw new ConstraintViolationException("ValidationException", string.Join('\n', faults));
    }

    private static void CheckWhole(List<string> faults, GetMetricDataInput input)
    {
        if (input.MetricDataQueries.Count > MostQueries)
        {
            faults.Add($"The collection MetricDataQueries must not have a size greater than {MostQueries}.");
        }

        if (input.MetricDataQueries.DistinctBy(query => query.Id).Count() < input.MetricDataQueries.Count)
        {
            faults.Add("The values for parameter id in MetricDataQueries are not unique.");
        }

        if (input.StartTime >= input.EndTime)
        {
            faults.Add("The parameter StartTime must be less than the parameter EndTime.");
        }

        if (input.MaxDatapoints is < 1 or > MostDatapoints)
        {
            faults.Add($"The value {input.MaxDatapoints} for parameter MaxDatapoints must be between 1 and {MostDatapoints}.");
        }

        if (input.LabelOptions?.Timezone is { } zone && !Timezone().IsMatch(zone))
        {
            faults.Add($"The value {zone} for parameter LabelOptions.Timezone is not matching the expected pattern {Timezone()}.");
        }
    }

    private static void Check(List<string> faults, string at, MetricDataQuery query, string account)
    {
        if (!Id().IsMatch(query.Id))
        {
            faults.Add($"The value {query.Id} for parameter {at}.Id is not matching the expected pattern {Id()}.");
        }

        if (query.Expression is not null || query.Period is not null)
        {
            throw CloudWatchErrors.NotBuilt($"{at}.{(query.Expression is null ? "Period" : "Expression")}");
        }

        if (query.AccountId is { } other && other != account)
        {
            throw CloudWatchErrors.NotBuilt($"{at}.AccountId of another account");
        }

        if (query.Label?.Contains("${", StringComparison.Ordinal) == true)
        {
            throw CloudWatchErrors.NotBuilt($"{at}.Label with a dynamic part");
        }

        if (query.MetricStat is not { } stat)
        {
            faults.Add($"The parameter {at}.MetricStat is required.");
            return;
        }

        var missing = new ParameterFaults();
        MetricRules.CheckNamespace(missing, $"{at}.MetricStat.Metric.Namespace", stat.Metric.Namespace);
        missing.CheckText($"{at}.MetricStat.Metric.MetricName", stat.Metric.MetricName, MetricRules.LongestName);
        MetricRules.CheckDimensions(missing, $"{at}.MetricStat.Metric.Dimensions", stat.Metric.Dimensions);
        missing.ThrowIfAny();
        if (MetricStatistic.Parse(stat.Stat) is null)
        {
            faults.Add($"The value {stat.Stat} for parameter {at}.MetricStat.Stat is not a valid statistic.");
        }

        if (!TimeRange.IsPeriod(stat.Period!.Value))
        {
            faults.Add($"The value {stat.Period} for parameter {at}.MetricStat.Period must be 1, 5, 10, 20, 30 or a multiple of 60.");
        }
    }

    private static DataQuery Read(MetricDataQuery query, GetMetricDataInput input, DateTimeOffset now)
    {
        var stat = query.MetricStat!;
        return new DataQuery
        {
            Id = query.Id,
            Label = query.Label ?? Label(stat, input.MetricDataQueries),
            Namespace = stat.Metric.Namespace!,
            MetricName = stat.Metric.MetricName!,
            Dimensions = MetricRules.Read(stat.Metric.Dimensions),
            Statistic = MetricStatistic.Parse(stat.Stat)!,
            Unit = stat.Unit,
            Range = TimeRange.Of(input.StartTime!.Value, input.EndTime!.Value, stat.Period!.Value, now),
        };
    }

    /// <summary>The metric's name, with what tells the queries apart. Source: recordings of the real service.</summary>
    private static string Label(MetricStat stat, IReadOnlyList<MetricDataQuery> queries)
    {
        var label = stat.Metric.MetricName!;
        if (queries.Any(query => query.MetricStat!.Stat != stat.Stat))
        {
            label += $" {stat.Stat}";
        }

        return queries.Any(query => query.MetricStat!.Period != stat.Period) ? $"{label} {stat.Period}" : label;
    }

    [GeneratedRegex("^[a-z][a-zA-Z0-9_]*$")]
    private static partial Regex Id();

    [GeneratedRegex(@"^[+-]\d{4}$")]
    private static partial Regex Timezone();
}
