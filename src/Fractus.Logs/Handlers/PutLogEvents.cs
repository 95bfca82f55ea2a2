using Fractus.Kernel;
using Fractus.Logs.Contract;
using Fractus.Logs.LiveTail;
using Fractus.Logs.Rules;
using Fractus.Logs.Storage;
using Fractus.Store;

namespace Fractus.Logs;

public sealed partial class LogsService
{
    /// <inheritdoc/>
    /// <remarks>Sequence tokens are ignored, as the real service does and documents since 2023.</remarks>
    public async ValueTask<PutLogEventsOutput> PutLogEvents(PutLogEventsInput input, Caller caller, CancellationToken cancellation)
    {
        if (input.Entity is not null)
        {
            throw LogErrors.NotBuilt("entity");
        }

        var keys = new LogKeys(caller);
        var (output, arrival) = await store.TransactAsync(
            transaction =>
            {
                var nowMs = NowMs;
                var group = Group(transaction, keys, input.LogGroupName);
                var stream = Stream(transaction, keys, input.LogGroupName, input.LogStreamName);
                var batch = EventBatch.Check(input.LogEvents, group.RetentionDays, nowMs);
                if (batch.Events.Length > 0)
                {
                    stream = Append(transaction, group, stream, batch, nowMs);
                    transaction.Set(keys.Stream(input.LogGroupName, input.LogStreamName), stream.ToBytes());
                }

                var answer = new PutLogEventsOutput
                {
                    NextSequenceToken = new EventPosition(nowMs, stream.Id, 0).ToString(),
                    RejectedLogEventsInfo = batch.Rejected,
                };
                return (answer, new LiveTailArrival(caller.Account, caller.Region, input.LogGroupName, input.LogStreamName, batch, nowMs));
            },
            cancellation);
        _tails.Publish(arrival);
        return output;
    }

    private static LogStreamRecord Append(
        ITransaction transaction, LogGroupRecord group, LogStreamRecord stream, EventBatch batch, long nowMs)
    {
        EventChunk.Write(transaction, LogKeys.Events(group.Id, stream.Id), batch.Events, nowMs);
        GroupSize.Add(transaction, group.Id, batch.Bytes);
        return Expiry.SweepStream(transaction, group, stream.WithEvents(batch.Events[0].TimestampMs, batch.Events[^1].TimestampMs, nowMs), nowMs);
    }
}
