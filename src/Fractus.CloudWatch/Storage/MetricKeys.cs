using Fractus.Kernel.Metrics;
using Fractus.Store;

namespace Fractus.CloudWatch.Storage;

/// <summary>Where metrics and their points lie.</summary>
/// <remarks>
/// <code>
/// cloudwatch / metric / account / region / namespace / name / metric's hash  → its dimensions
/// cloudwatch / point  / metric's hash / resolution / start in seconds / unit → SketchFormat
/// cloudwatch / due    / metric's hash / resolution                           → that a timer is set for the oldest of its points
/// cloudwatch / timer, cloudwatch / outbox                                    → the layers that hand old points on
/// </code>
/// A metric's hash stands in for a name that may be longer than a key.
/// </remarks>
internal static class MetricKeys
{
    private static readonly Subspace s_metrics = new("cloudwatch", "metric");
    private static readonly Subspace s_points = new("cloudwatch", "point");
    private static readonly Subspace s_due = new("cloudwatch", "due");

    public static Subspace Timers { get; } = new("cloudwatch", "timer");

    public static Subspace Outbox { get; } = new("cloudwatch", "outbox");

    public static byte[] Metric(MetricId id) => s_metrics.Key(id.Account, id.Region, id.Namespace, id.Name, id.Hash);

    /// <summary>The metrics of an account and region, of one namespace where one is given, and of one name where that is given too.</summary>
    public static KeyRange Metrics(string account, string region, string? metricNamespace, string? name) => (metricNamespace, name) switch
    {
        (null, _) => s_metrics.Range(account, region),
        (_, null) => s_metrics.Range(account, region, metricNamespace),
        _ => s_metrics.Range(account, region, metricNamespace, name),
    };

    public static byte[] Due(byte[] hash, Resolution resolution) => s_due.Key(hash, resolution.Seconds);

    public static byte[] Point(byte[] hash, Resolution resolution, long start, string unit) => s_points.Key(hash, resolution.Seconds, start, unit);

    /// <summary>All points of a metric.</summary>
    public static KeyRange Points(byte[] hash) => s_points.Range(hash);

    /// <summary>The points that begin at or after <paramref name="start"/> and before <paramref name="end"/>, in seconds.</summary>
    public static KeyRange Points(byte[] hash, Resolution resolution, long start, long end) =>
        new(s_points.Key(hash, resolution.Seconds, start), s_points.Key(hash, resolution.Seconds, end));

    public static (long Start, string Unit) ReadPoint(ReadOnlyMemory<byte> key)
    {
        var reader = s_points.Unpack(key);
        reader.Skip();
        reader.Skip();
        return (reader.ReadInt64(), reader.ReadString());
    }

    public static byte[] WriteDimensions(MetricId id)
    {
        var elements = new TupleElement[id.Dimensions.Length * 2];
        for (var i = 0; i < id.Dimensions.Length; i++)
        {
            (elements[i * 2], elements[(i * 2) + 1]) = (id.Dimensions[i].Name, id.Dimensions[i].Value);
        }

        return new Subspace().Key(elements);
    }

    public static MetricId ReadMetric(KeyValue stored)
    {
        var key = s_metrics.Unpack(stored.Key);
        var (account, region, metricNamespace, name) = (key.ReadString(), key.ReadString(), key.ReadString(), key.ReadString());
        var dimensions = new List<MetricDimension>();
        var value = new TupleReader(stored.Value.Span);
        while (!value.IsAtEnd)
        {
            dimensions.Add(new MetricDimension(value.ReadString(), value.ReadString()));
        }

        return new MetricId(account, region, metricNamespace, name, [.. dimensions]);
    }
}
