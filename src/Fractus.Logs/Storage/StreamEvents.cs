using Fractus.Store;

namespace Fractus.Logs.Storage;

/// <summary>
/// Reads a stream's events in their order. Chunks are ordered by their first event and may overlap, so events wait until no later
/// chunk can hold one that comes before them.
/// </summary>
internal sealed class StreamEvents(IReadTransaction reader, Subspace stream)
{
    private static readonly IComparer<EventPosition> s_latestFirst = Comparer<EventPosition>.Create((a, b) => b.CompareTo(a));

    /// <summary>The events at or after <paramref name="from"/> and before <paramref name="endMs"/>.</summary>
    public IEnumerable<StoredEvent> Forward(EventPosition from, long endMs)
    {
        var waiting = new PriorityQueue<StoredEvent, EventPosition>();
        foreach (var chunk in reader.Range(Chunks(from.TimestampMs, endMs)))
        {
            var firstMs = EventChunk.FirstEventMs(stream, chunk.Key);
            while (waiting.TryPeek(out var next, out _) && next.Position.TimestampMs < firstMs)
            {
                yield return waiting.Dequeue();
            }

            foreach (var stored in EventChunk.Read(stream, chunk))
            {
                if (stored.Position >= from && stored.Position.TimestampMs < endMs)
                {
                    waiting.Enqueue(stored, stored.Position);
                }
            }
        }

        while (waiting.TryDequeue(out var next, out _))
        {
            yield return next;
        }
    }

    /// <summary>The events before <paramref name="before"/> and at or after <paramref name="startMs"/>, the latest first.</summary>
    public IEnumerable<StoredEvent> Backward(EventPosition before, long startMs)
    {
        var waiting = new PriorityQueue<StoredEvent, EventPosition>(s_latestFirst);
        var endMs = before.TimestampMs == long.MaxValue ? long.MaxValue : before.TimestampMs + 1;
        foreach (var chunk in reader.Range(Chunks(startMs, endMs), reverse: true))
        {
            // Neither this chunk nor one that begins before it reaches further than this.
            var reachMs = EventChunk.FirstEventMs(stream, chunk.Key) + EventChunk.LongestSpanMs;
            while (waiting.TryPeek(out var next, out _) && next.Position.TimestampMs > reachMs)
            {
                yield return waiting.Dequeue();
            }

            foreach (var stored in EventChunk.Read(stream, chunk))
            {
                if (stored.Position < before && stored.Position.TimestampMs >= startMs)
                {
                    waiting.Enqueue(stored, stored.Position);
                }
            }
        }

        while (waiting.TryDequeue(out var next, out _))
        {
            yield return next;
        }
    }

    /// <summary>The chunks that can hold events of this time.</summary>
    private KeyRange Chunks(long startMs, long endMs) =>
        new(stream.Key(Math.Max(0, startMs - EventChunk.LongestSpanMs)), stream.Key(endMs));
}
