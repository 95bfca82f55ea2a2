using Fractus.CloudWatch.Contract;

namespace Fractus.CloudWatch.Rules;

/// <summary>
/// The order in which the service prefers units where a metric has values of several and a request says none. Source: recordings
/// of GetMetricData on the real service.
/// </summary>
internal sealed class UnitOrder : IComparer<string>
{
    private static readonly string[] s_order =
    [
        StandardUnit.Megabits, StandardUnit.Terabits, StandardUnit.Gigabits, StandardUnit.Count, StandardUnit.Bytes, StandardUnit.Gigabytes,
        StandardUnit.GigabytesPerSecond, StandardUnit.Kilobytes, StandardUnit.KilobitsPerSecond, StandardUnit.Terabytes,
        StandardUnit.TerabitsPerSecond, StandardUnit.BytesPerSecond, StandardUnit.Percent, StandardUnit.Megabytes,
        StandardUnit.MegabitsPerSecond, StandardUnit.Milliseconds, StandardUnit.Microseconds, StandardUnit.KilobytesPerSecond,
        StandardUnit.GigabitsPerSecond, StandardUnit.MegabytesPerSecond, StandardUnit.Bits, StandardUnit.BitsPerSecond,
        StandardUnit.CountPerSecond, StandardUnit.Seconds, StandardUnit.Kilobits, StandardUnit.TerabytesPerSecond, StandardUnit.None,
    ];

    public static UnitOrder Instance { get; } = new();

    public int Compare(string? x, string? y) => Array.IndexOf(s_order, x).CompareTo(Array.IndexOf(s_order, y));
}
