using System.Globalization;
using Fractus.CloudWatch.Contract;

namespace Fractus.CloudWatch.Rules;

/// <summary>What PutMetricData takes, and what it says of the rest.</summary>
internal static class DatumRules
{
    private const int MostData = 1000;
    private const int MostValues = 150;

    private static readonly double s_greatest = Math.Pow(2, 360);
    private static readonly TimeSpan s_oldest = TimeSpan.FromDays(14);
    private static readonly TimeSpan s_mostAhead = TimeSpan.FromHours(2);

    /// <exception cref="Kernel.ApiException">The first of the reasons why it is refused, in the service's words.</exception>
    public static void Check(PutMetricDataInput input, DateTimeOffset now)
    {
        var faults = new ParameterFaults();
        MetricRules.CheckNamespace(faults, "Namespace", input.Namespace);
        if (input.Namespace?.StartsWith("AWS/", StringComparison.Ordinal) == true)
        {
            faults.Invalid("The value AWS/ for parameter Namespace is invalid.");
        }

        if (input.MetricData is not { Count: > 0 } data)
        {
            faults.Missing("MetricData");
        }
        else if (data.Count > MostData)
        {
            faults.Invalid($"The collection MetricData must not have a size greater than {MostData}.");
        }
        else
        {
            for (var i = 0; i < data.Count; i++)
            {
                Check(faults, string.Create(CultureInfo.InvariantCulture, $"MetricData.member.{i + 1}"), data[i], now);
            }
        }

        faults.ThrowIfAny();
    }

    /// <summary>The values of a datum that was checked.</summary>
    public static ValueSketch Read(MetricDatum datum)
    {
        var values = new ValueSketch();
        if (datum.Value is { } value)
        {
            values.Add(value);
        }

        for (var i = 0; i < (datum.Values?.Count ?? 0); i++)
        {
            if ((datum.Counts?[i] ?? 1) is > 0 and var count)
            {
                values.Add(datum.Values![i], count);
            }
        }

        if (datum.StatisticValues is { } set)
        {
            values.AddStatistics(set.SampleCount!.Value, set.Sum!.Value, set.Minimum!.Value, set.Maximum!.Value);
        }

        return values;
    }

    private static void Check(ParameterFaults faults, string at, MetricDatum datum, DateTimeOffset now)
    {
        faults.CheckText($"{at}.MetricName", datum.MetricName, MetricRules.LongestName);
        MetricRules.CheckDimensions(faults, $"{at}.Dimensions", datum.Dimensions);
        MetricRules.CheckUnit(faults, $"{at}.Unit", datum.Unit);
        if (datum.Timestamp is { } time && (time < now - s_oldest || time > now + s_mostAhead))
        {
            faults.Invalid($"The parameter {at}.Timestamp must specify a time within the past two weeks.");
        }

        if (datum.StorageResolution is not (null or 1 or 60))
        {
            faults.Invalid($"The parameter {at}.StorageResolution must be a value in the set [ 1, 60 ].");
        }

        CheckValues(faults, at, datum);
    }

    private static void CheckValues(ParameterFaults faults, string at, MetricDatum datum)
    {
        // Values beside StatisticValues are let pass, as the service does.
        if (datum.Value is not null && datum.Values is not null)
        {
            faults.NotTogether($"{at}.Value", $"{at}.Values");
        }

        if (datum.Value is not null && datum.StatisticValues is not null)
        {
            faults.NotTogether($"{at}.Value", $"{at}.StatisticValues");
        }

        if (datum.Value is null && datum.StatisticValues is null && datum.Values is null)
        {
            faults.Combination($"At least one of the parameters {at}.Value, {at}.Values or {at}.StatisticValues must be specified.");
        }

        CheckNumber(faults, $"{at}.Value", datum.Value);
        CheckList(faults, at, datum.Values, datum.Counts);
        if (datum.StatisticValues is { } set)
        {
            Check(faults, $"{at}.StatisticValues", set);
        }
    }

    private static void CheckList(ParameterFaults faults, string at, IReadOnlyList<double>? values, IReadOnlyList<double>? counts)
    {
        if (values?.Count > MostValues)
        {
            faults.Invalid($"The collection {at}.Values must not have a size greater than {MostValues}.");
            return;
        }

        if (counts is not null && counts.Count != (values?.Count ?? 0))
        {
            faults.Invalid($"The parameters {at}.Values and {at}.Counts must be of the same size.");
            return;
        }

        for (var i = 0; i < (values?.Count ?? 0); i++)
        {
            CheckNumber(faults, $"{at}.Values.member.{i + 1}", values![i]);
            CheckNumber(faults, $"{at}.Counts.member.{i + 1}", counts?[i]);
            if (counts?[i] < 0)
            {
                faults.Invalid($"The parameter {at}.Counts.member.{i + 1} must be greater than or equal to 0.");
            }
        }
    }

    private static void Check(ParameterFaults faults, string at, StatisticSet set)
    {
        foreach (var (name, value) in new[] { ("SampleCount", set.SampleCount), ("Sum", set.Sum), ("Minimum", set.Minimum), ("Maximum", set.Maximum) })
        {
            if (value is null)
            {
                faults.Missing($"{at}.{name}");
            }

            CheckNumber(faults, $"{at}.{name}", value);
        }

        if (set.Maximum < set.Minimum)
        {
            faults.Invalid($"The parameter {at}.Maximum must be greater than {at}.Minimum.");
        }

        if (set.SampleCount < 0)
        {
            faults.Invalid($"The parameter {at}.SampleCount must be greater than 0.");
        }

        if (set.SampleCount == 0)
        {
            faults.Invalid($"The parameter {at}.SampleCount must not equal 0.");
        }
    }

    private static void CheckNumber(ParameterFaults faults, string parameter, double? value)
    {
        if (value is { } number && !(Math.Abs(number) <= s_greatest))
        {
            faults.Invalid(string.Create(CultureInfo.InvariantCulture, $"The value {number} for parameter {parameter} is invalid."));
        }
    }
}
