using System.Text;
using Fractus.Logs.Contract;

namespace Fractus.Logs.Rules;

/// <summary>An event that is to be kept.</summary>
/// <param name="TimestampMs">When it happened, in milliseconds of Unix time.</param>
/// <param name="Message">Its text.</param>
/// <param name="Bytes">Of the text in UTF-8.</param>
internal readonly record struct BatchEvent(long TimestampMs, string Message, int Bytes);

/// <summary>What of a PutLogEvents request is kept.</summary>
/// <param name="Events">The events that are not rejected, in their order.</param>
/// <param name="Rejected">Which were; null where none.</param>
internal sealed record EventBatch(BatchEvent[] Events, RejectedLogEventsInfo? Rejected)
{
    /// <summary>What an event counts beyond its text. Source: PutLogEvents in the API reference, as all limits here.</summary>
    public const int OverheadBytes = 26;

    private const int MostBytes = 1_048_576;
    private const long DayMs = 24L * 60 * 60 * 1000;
    private const long OldestMs = 14 * DayMs;
    private const long NewestMs = 2L * 60 * 60 * 1000;

    public long Bytes => Events.Sum(e => (long)e.Bytes + OverheadBytes);

    /// <param name="events">At least one and at most 10,000, which the contract has checked.</param>
    /// <param name="retentionDays">The group's.</param>
    /// <param name="nowMs">The clock.</param>
    /// <exception cref="InvalidParameterException">The batch as a whole is not acceptable.</exception>
    public static EventBatch Check(IReadOnlyList<InputLogEvent> events, int? retentionDays, long nowMs)
    {
        var batch = new BatchEvent[events.Count];
        long bytes = 0;
        for (var i = 0; i < batch.Length; i++)
        {
            batch[i] = new BatchEvent(events[i].Timestamp!.Value, events[i].Message, Encoding.UTF8.GetByteCount(events[i].Message));
            bytes += batch[i].Bytes + OverheadBytes;
            if (i > 0 && batch[i].TimestampMs < batch[i - 1].TimestampMs)
            {
                throw new InvalidParameterException("Log events in a single PutLogEvents request must be in chronological order.");
            }
        }

        if (bytes > MostBytes)
        {
            throw new InvalidParameterException($"Upload too large: {bytes} bytes exceeds limit of {MostBytes}");
        }

        if (batch[^1].TimestampMs - batch[0].TimestampMs > DayMs)
        {
            throw new InvalidParameterException("The batch of log events in a single PutLogEvents request cannot span more than 24 hours.");
        }

        return Split(batch, Retention.OldestMs(retentionDays, nowMs), nowMs);
    }

    private static EventBatch Split(BatchEvent[] events, long keptFromMs, long nowMs)
    {
        var tooOldEnd = CountBefore(events, nowMs - OldestMs);
        var expiredEnd = CountBefore(events, keptFromMs);
        var tooNewStart = CountBefore(events, nowMs + NewestMs + 1);
        var start = Math.Max(tooOldEnd, expiredEnd);
        if (start == 0 && tooNewStart == events.Length)
        {
            return new EventBatch(events, null);
        }

        var rejected = new RejectedLogEventsInfo
        {
            TooOldLogEventEndIndex = tooOldEnd > 0 ? tooOldEnd : null,
            ExpiredLogEventEndIndex = expiredEnd > 0 ? expiredEnd : null,
            TooNewLogEventStartIndex = tooNewStart < events.Length ? tooNewStart : null,
        };
        return new EventBatch(events[Math.Min(start, tooNewStart)..tooNewStart], rejected);
    }

    private static int CountBefore(BatchEvent[] events, long limitMs)
    {
        var count = 0;
        while (count < events.Length && events[count].TimestampMs < limitMs)
        {
            count++;
        }

        return count;
    }
}
