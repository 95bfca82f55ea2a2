using Fractus.Store;

namespace Fractus.Logs.Storage;

/// <summary>A stream of a group, with its name.</summary>
internal readonly record struct NamedStream(string Name, LogStreamRecord Record);

/// <summary>Merges the events of a group's streams by time.</summary>
internal static class GroupEvents
{
    /// <summary>The events at or after <paramref name="from"/> and before <paramref name="endMs"/>, each with its stream's name.</summary>
    /// <remarks>A stream is opened when the merge reaches its first event: a group may have thousands that are long over.</remarks>
    public static IEnumerable<(string Stream, StoredEvent Event)> Forward(
        IReadTransaction reader, long groupId, IEnumerable<NamedStream> streams, EventPosition from, long endMs)
    {
        var queue = new PriorityQueue<Source, EventPosition>();
        foreach (var stream in streams)
        {
            if (stream.Record.HasEvents && stream.Record.LastEventMs >= from.TimestampMs && stream.Record.FirstEventMs < endMs)
            {
                var first = EventPosition.At(stream.Record.FirstEventMs);
                queue.Enqueue(new Source(stream), first > from ? first : from);
            }
        }

        try
        {
            while (queue.TryPeek(out var source, out _))
            {
                if (source.Events is null)
                {
                    var events = new StreamEvents(reader, LogKeys.Events(groupId, source.Stream.Record.Id));
                    source.Events = events.Forward(from, endMs).GetEnumerator();
                }
                else
                {
                    yield return (source.Stream.Name, source.Events.Current);
                }

                if (source.Events.MoveNext())
                {
                    queue.DequeueEnqueue(source, source.Events.Current.Position);
                }
                else
                {
                    queue.Dequeue().Events!.Dispose();
                }
            }
        }
        finally
        {
            foreach (var (source, _) in queue.UnorderedItems)
            {
                source.Events?.Dispose();
            }
        }
    }

    private sealed class Source(NamedStream stream)
    {
        public NamedStream Stream { get; } = stream;

        public IEnumerator<StoredEvent>? Events { get; set; }
    }
}
