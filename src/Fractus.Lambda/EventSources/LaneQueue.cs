using Fractus.Lambda.Storage;
using Fractus.Store;

namespace Fractus.Lambda.EventSources;

/// <summary>Records that wait for a lane, and when enough of them stand together to be a batch.</summary>
internal sealed class LaneQueue(EventSourceMappingRecord mapping, TimeProvider time) : IDisposable
{
    /// <summary>What a function may get, less what stands around the records. Source: "Lambda quotas".</summary>
    private const int MostBytes = 6_291_456 - 1024;

    private readonly Lock _lock = new();
    private readonly Queue<(SourceRecord Record, DateTimeOffset QueuedAt)> _records = new();
    private readonly Wakeup _wakeup = new(time);
    private bool _isComplete;

    public void Add(SourceRecord record)
    {
        lock (_lock)
        {
            _records.Enqueue((record, time.GetUtcNow()));
        }

        _wakeup.Set();
    }

    /// <summary>Nothing comes any more.</summary>
    public void Complete()
    {
        lock (_lock)
        {
            _isComplete = true;
        }

        _wakeup.Set();
    }

    /// <summary>The next records that belong together, when there are enough of them, or they have waited long enough.</summary>
    /// <param name="last">Of a batch that is being retried: nothing beyond this sequence number.</param>
    /// <param name="windowLength">Of tumbling windows: no batch has records of two.</param>
    /// <param name="until">Gives up then, with nothing.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>None at <paramref name="until"/>; null where nothing comes any more.</returns>
    public async ValueTask<List<SourceRecord>?> TakeAsync(string? last, TimeSpan? windowLength, DateTimeOffset? until, CancellationToken cancellation)
    {
        while (true)
        {
            DateTimeOffset? next;
            lock (_lock)
            {
                var (count, isFull) = Measure(last, windowLength);
                var ripeAt = count == 0 ? (DateTimeOffset?)null : _records.Peek().QueuedAt.AddSeconds(mapping.BatchingWindowSeconds);
                if (count > 0 && (isFull || _isComplete || ripeAt <= time.GetUtcNow()))
                {
                    return Take(count);
                }

                if (count == 0 && _isComplete)
                {
                    return null;
                }

                if (until <= time.GetUtcNow())
                {
                    return [];
                }

                next = ripeAt < until || until is null ? ripeAt : until;
            }

            await _wakeup.WaitAsync(next, cancellation);
        }
    }

    public void Dispose() => _wakeup.Dispose();

    /// <summary>How many of the first records belong together, and whether no more can come to them.</summary>
    private (int Count, bool IsFull) Measure(string? last, TimeSpan? windowLength)
    {
        var (count, bytes) = (0, 0L);
        foreach (var (record, _) in _records)
        {
            bytes += record.Json.Length + 1;
            var isApart = count > 0 && (bytes > MostBytes
                || (last is not null && string.CompareOrdinal(record.SequenceNumber, last) > 0)
                || (windowLength is { } length && TumblingWindow.StartOf(record.ArrivedAt, length) != TumblingWindow.StartOf(_records.Peek().Record.ArrivedAt, length)));
            if (isApart)
            {
                return (count, true);
            }

            count++;
            if (count == mapping.BatchSize || record.SequenceNumber == last)
            {
                return (count, true);
            }
        }

        return (count, false);
    }

    private List<SourceRecord> Take(int count)
    {
        var taken = new List<SourceRecord>(count);
        while (taken.Count < count)
        {
            taken.Add(_records.Dequeue().Record);
        }

        return taken;
    }
}
