using Fractus.CloudWatch.Contract;
using Fractus.Kernel.Metrics;

namespace Fractus.CloudWatch.Rules;

/// <summary>What may name a metric. Source: PutMetricData in the API reference.</summary>
internal static class MetricRules
{
    public const int LongestNamespace = 255;
    public const int LongestName = 255;
    public const int LongestDimensionName = 255;
    public const int LongestDimensionValue = 1024;
    public const int MostDimensions = 30;

    public static string[] Units { get; } =
    [
        StandardUnit.Seconds, StandardUnit.Microseconds, StandardUnit.Milliseconds, StandardUnit.Bytes, StandardUnit.Kilobytes,
        StandardUnit.Megabytes, StandardUnit.Gigabytes, StandardUnit.Terabytes, StandardUnit.Bits, StandardUnit.Kilobits,
        StandardUnit.Megabits, StandardUnit.Gigabits, StandardUnit.Terabits, StandardUnit.Percent, StandardUnit.Count,
        StandardUnit.BytesPerSecond, StandardUnit.KilobytesPerSecond, StandardUnit.MegabytesPerSecond, StandardUnit.GigabytesPerSecond,
        StandardUnit.TerabytesPerSecond, StandardUnit.BitsPerSecond, StandardUnit.KilobitsPerSecond, StandardUnit.MegabitsPerSecond,
        StandardUnit.GigabitsPerSecond, StandardUnit.TerabitsPerSecond, StandardUnit.CountPerSecond, StandardUnit.None,
    ];

    public static void CheckNamespace(ParameterFaults faults, string parameter, string? value)
    {
        faults.CheckText(parameter, value, LongestNamespace);
        if (value?.StartsWith(':') == true)
        {
            faults.Invalid($"The value {value} for parameter {parameter} is invalid.");
        }
    }

    public static void CheckUnit(ParameterFaults faults, string parameter, string? unit)
    {
        if (unit is not null && !Units.Contains(unit))
        {
            faults.Invalid($"The parameter {parameter} must be a value in the set [ {string.Join(", ", Units)} ].");
        }
    }

    public static void CheckDimensions(ParameterFaults faults, string parameter, IReadOnlyList<Dimension>? dimensions)
    {
        if (dimensions is null)
        {
            return;
        }

        if (dimensions.Count > MostDimensions)
        {
            faults.Invalid($"The collection {parameter} must not have a size greater than {MostDimensions}.");
            return;
        }

        for (var i = 0; i < dimensions.Count; i++)
        {
            faults.CheckText($"{parameter}.member.{i + 1}.Name", dimensions[i].Name, LongestDimensionName);
            faults.CheckText($"{parameter}.member.{i + 1}.Value", dimensions[i].Value, LongestDimensionValue);
            if (dimensions[i].Name?.StartsWith(':') == true)
            {
                faults.Invalid($"The value {dimensions[i].Name} for parameter {parameter}.member.{i + 1}.Name is invalid.");
            }
        }

        if (dimensions.DistinctBy(dimension => dimension.Name).Count() < dimensions.Count)
        {
            faults.Invalid("No Metric may specify the same dimension twice.");
        }
    }

    /// <summary>Those of a request that was checked.</summary>
    public static MetricDimension[] Read(IReadOnlyList<Dimension>? dimensions) =>
        [.. (dimensions ?? []).Select(dimension => new MetricDimension(dimension.Name!, dimension.Value!))];
}
