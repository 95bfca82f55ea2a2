using Fractus.CloudWatch.Rules;
using Fractus.Store;

namespace Fractus.CloudWatch.Storage;

/// <summary>Values of a metric that belong to one point.</summary>
/// <param name="Metric">Whose.</param>
/// <param name="Unit">Values of another unit are other points.</param>
/// <param name="Resolution">How finely it is kept at first.</param>
/// <param name="Seconds">Any time within the point.</param>
/// <param name="Values">The values.</param>
internal sealed record MetricPoint(MetricId Metric, string Unit, Resolution Resolution, long Seconds, ValueSketch Values);

/// <summary>The points of metrics, each in the finest resolution that its age allows.</summary>
internal static class MetricPoints
{
    // A bound for one transaction; what is left is done in the next.
    private const int MostMoved = 1000;

    /// <summary>Adds values to what is there.</summary>
    public static void Add(ITransaction transaction, MetricUpkeep upkeep, MetricPoint point)
    {
        var metricKey = MetricKeys.Metric(point.Metric);
        if (!transaction.TryGet(metricKey, out _))
        {
            transaction.Set(metricKey, MetricKeys.WriteDimensions(point.Metric));
        }

        Merge(transaction, MetricKeys.Point(point.Metric.Hash, point.Resolution, point.Resolution.Start(point.Seconds), point.Unit), point.Values);
        upkeep.Schedule(transaction, point.Metric, point.Resolution, point.Seconds);
    }

    /// <summary>The points that begin at or after <paramref name="start"/> and before <paramref name="end"/>, in seconds; the finest first, then in time.</summary>
    public static IEnumerable<(Resolution Resolution, long Start, string Unit, ReadOnlyMemory<byte> Sketch)> Read(
        IReadTransaction reader, byte[] hash, long start, long end)
    {
        foreach (var resolution in Resolution.All)
        {
            foreach (var pair in reader.Range(MetricKeys.Points(hash, resolution, start, end)))
            {
                var (time, unit) = MetricKeys.ReadPoint(pair.Key);
                yield return (resolution, time, unit, pair.Value);
            }
        }
    }

    /// <summary>When the newest point began, in seconds; null where there is none.</summary>
    public static long? Newest(IReadTransaction reader, byte[] hash)
    {
        long? newest = null;
        foreach (var resolution in Resolution.All)
        {
            foreach (var pair in reader.Range(MetricKeys.Points(hash, resolution, 0, long.MaxValue), reverse: true, limit: 1))
            {
                var start = MetricKeys.ReadPoint(pair.Key).Start;
                newest = newest > start ? newest : start;
            }
        }

        return newest;
    }

    /// <summary>Hands on the points that are no longer kept in a resolution, as many as a transaction should; forgets a metric that has none left.</summary>
    /// <returns>When the oldest of those that were handed on, and of those that are left here, began, in seconds; null where there are none.</returns>
    public static (long? OldestHandedOn, long? OldestLeft) Age(ITransaction transaction, MetricId metric, Resolution resolution, DateTimeOffset now)
    {
        var keptFrom = now.ToUnixTimeSeconds() - (long)resolution.Kept.TotalSeconds - resolution.Seconds;
        var over = transaction.Range(MetricKeys.Points(metric.Hash, resolution, 0, keptFrom + 1), limit: MostMoved).ToList();
        long? handedOn = null;
        foreach (var pair in over)
        {
            if (resolution.Next is { } next)
            {
                var (start, unit) = MetricKeys.ReadPoint(pair.Key);
                handedOn ??= next.Start(start);
                Merge(transaction, MetricKeys.Point(metric.Hash, next, next.Start(start), unit), SketchFormat.Read(pair.Value.Span));
            }

            transaction.Clear(pair.Key.Span);
        }

        foreach (var pair in transaction.Range(MetricKeys.Points(metric.Hash, resolution, 0, long.MaxValue), limit: 1))
        {
            return (handedOn, MetricKeys.ReadPoint(pair.Key).Start);
        }

        if (!transaction.Range(MetricKeys.Points(metric.Hash), limit: 1).Any())
        {
            transaction.Clear(MetricKeys.Metric(metric));
        }

        return (handedOn, null);
    }

    private static void Merge(ITransaction transaction, byte[] key, ValueSketch values)
    {
        if (transaction.TryGet(key, out var stored))
        {
            var merged = SketchFormat.Read(stored.Span);
            merged.Merge(values);
            values = merged;
        }

        transaction.Set(key, SketchFormat.Write(values));
    }
}
