using Fractus.Logs.Rules;
using Fractus.Store;

namespace Fractus.Logs.Storage;

/// <summary>
/// Removes events that the group no longer keeps. Readers never show them; their room is given back when something is written to the
/// group, a part at a time.
/// </summary>
internal static class Expiry
{
    private const int MostStreams = 1000;
    private const int MostChunks = 1000;

    /// <summary>Removes expired events of all streams.</summary>
    public static void SweepGroup(ITransaction transaction, LogKeys keys, string groupName, LogGroupRecord group, long nowMs)
    {
        if (group.RetentionDays is null)
        {
            return;
        }

        var budget = MostChunks;
        foreach (var pair in transaction.Range(keys.Streams(groupName), limit: MostStreams).ToList())
        {
            var stream = LogStreamRecord.Read(pair.Value);
            var swept = SweepStream(transaction, group, stream, nowMs, ref budget);
            if (swept != stream)
            {
                transaction.Set(pair.Key.Span, swept.ToBytes());
            }
        }
    }

    /// <summary>Removes expired events of one stream; the caller stores the record that this returns.</summary>
    public static LogStreamRecord SweepStream(ITransaction transaction, LogGroupRecord group, LogStreamRecord stream, long nowMs)
    {
        var budget = MostChunks;
        return SweepStream(transaction, group, stream, nowMs, ref budget);
    }

    private static LogStreamRecord SweepStream(
        ITransaction transaction, LogGroupRecord group, LogStreamRecord stream, long nowMs, ref int budget)
    {
        var oldestMs = Retention.OldestMs(group.RetentionDays, nowMs);
        if (!stream.HasEvents || stream.FirstEventMs >= oldestMs || budget == 0)
        {
            return stream;
        }

        var events = LogKeys.Events(group.Id, stream.Id);
        var expired = transaction.Range(events.Range() with { End = events.Key(oldestMs) }, limit: budget)
            .Where(chunk => EventChunk.LastEventMs(chunk.Value) < oldestMs)
            .ToList();
        long bytes = 0;
        foreach (var chunk in expired)
        {
            bytes += EventChunk.Read(events, chunk).Sum(e => (long)e.Utf8.Length + EventBatch.OverheadBytes);
            transaction.Clear(chunk.Key.Span);
        }

        budget -= expired.Count;
        GroupSize.Add(transaction, group.Id, -bytes);
        var first = transaction.Range(events.Range(), limit: 1).Select(chunk => EventChunk.FirstEventMs(events, chunk.Key)).ToList();
        return first.Count > 0
            ? stream with { FirstEventMs = first[0] }
            : stream with { FirstEventMs = LogStreamRecord.NoEvents, LastEventMs = LogStreamRecord.NoEvents };
    }
}
