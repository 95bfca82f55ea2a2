using Fractus.Kernel;
using Fractus.Logs.Contract;
using Fractus.Logs.Rules;
using Fractus.Logs.Storage;

namespace Fractus.Logs;

public sealed partial class LogsService
{
    private const int MostEvents = 10_000;

    /// <inheritdoc/>
    public ValueTask<GetLogEventsOutput> GetLogEvents(GetLogEventsInput input, Caller caller, CancellationToken cancellation)
    {
        if (input.Unmask == true)
        {
            throw LogErrors.NotBuilt("unmask");
        }

        var groupName = LogGroupIdentifier.Resolve(input.LogGroupName, input.LogGroupIdentifier, caller);
        using var snapshot = store.OpenSnapshot();
        var keys = new LogKeys(caller);
        var group = Group(snapshot, keys, groupName);
        var stream = Stream(snapshot, keys, groupName, input.LogStreamName);
        var startMs = Math.Max(input.StartTime ?? 0, Retention.OldestMs(group.RetentionDays, NowMs));
        var endMs = input.EndTime ?? long.MaxValue;
        var token = FirstToken(input, startMs, endMs);
        var events = new StreamEvents(snapshot, LogKeys.Events(group.Id, stream.Id));
        var from = EventPosition.At(startMs);
        var page = token.IsForward
            ? TakePage(events.Forward(token.Gap > from ? token.Gap : from, endMs), input.Limit)
            : TakePage(events.Backward(Least(token.Gap, EventPosition.At(endMs)), startMs), input.Limit);
        if (!token.IsForward)
        {
            page.Reverse();
        }

        // Where there was no token to stay at, an empty page stands where its events will begin.
        var gap = input.NextToken is null ? from : token.Gap;
        return new(new GetLogEventsOutput
        {
            Events = page.ConvertAll(e => new OutputLogEvent { Timestamp = e.Position.TimestampMs, Message = e.Message, IngestionTime = e.IngestionMs }),
            NextForwardToken = new EventToken(IsForward: true, page.Count > 0 ? page[^1].Position.Next : gap).ToString(),
            NextBackwardToken = new EventToken(IsForward: false, page.Count > 0 ? page[0].Position : gap).ToString(),
        });
    }

    private static EventToken FirstToken(GetLogEventsInput input, long startMs, long endMs) => input switch
    {
        { NextToken: { } text } => EventToken.Parse(text),
        { StartFromHead: true } => new EventToken(IsForward: true, EventPosition.At(startMs)),
        _ => new EventToken(IsForward: false, EventPosition.At(endMs)),
    };

    private static EventPosition Least(EventPosition left, EventPosition right) => left < right ? left : right;

    private static List<StoredEvent> TakePage(IEnumerable<StoredEvent> events, int? limit)
    {
        long bytes = 0;
        return [.. events.Take(limit ?? MostEvents).TakeWhile(e => Fits(e, ref bytes))];
    }
}
