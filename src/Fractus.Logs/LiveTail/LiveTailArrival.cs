using Fractus.Logs.Contract;
using Fractus.Logs.Rules;

namespace Fractus.Logs.LiveTail;

/// <summary>A batch of events that was stored.</summary>
internal sealed record LiveTailArrival(string Account, string Region, string Group, string Stream, EventBatch Batch, long IngestionMs)
{
    public IEnumerable<LiveTailSessionLogEvent> Events => Batch.Events.Select(e => new LiveTailSessionLogEvent
    {
        LogStreamName = Stream,
        LogGroupIdentifier = $"{Account}:{Group}",
        Message = e.Message,
        Timestamp = e.TimestampMs,
        IngestionTime = IngestionMs,
    });
}
