using Fractus.Logs.Contract;
using Fractus.Runtime;

namespace Fractus.Lambda.Invocations;

/// <summary>
/// Lines of one log stream on their way, in their order. It is used until a flush leaves it empty, and then no more. A flush stores what
/// was there when it was asked for: what comes meanwhile gathers for the next, as a store takes a hundred lines as fast as one.
/// </summary>
internal sealed class LogStreamQueue(FunctionSpec function, string stream)
{
    // Source of the limits: PutLogEvents in the CloudWatch Logs API reference.
    private const int MostEvents = 10_000;
    private const int MostBytes = 1_048_576;
    private const int OverheadBytes = 26;
    private const int RoomForNote = 256;

    /// <summary>A function that prints faster than the store can write loses lines beyond this, and is told so in its log.</summary>
    private const int MostQueuedBytes = 64 * 1024 * 1024;

    private readonly Lock _lock = new();
    private readonly Utf8Lines _lines = new();
    private long _lastMs;
    private long _dropped;
    private int _due;
    private bool _isOver;
    private Task? _flush;

    public FunctionSpec Function { get; } = function;

    public string Stream { get; } = stream;

    public bool IsOver
    {
        get
        {
            lock (_lock)
            {
                return _isOver;
            }
        }
    }

    /// <returns>False where this queue is over, and the lines need a new one.</returns>
    public bool TryAdd(ReadOnlySpan<LogEvent> events, out long addedBytes)
    {
        addedBytes = 0;
        lock (_lock)
        {
            if (_isOver)
            {
                return false;
            }

            foreach (var line in events)
            {
                if (line.Message.Length == 0)
                {
                    continue;
                }

                if (_lines.Bytes > MostQueuedBytes)
                {
                    _dropped++;
                    continue;
                }

                _lastMs = line.TimestampMs;
                addedBytes += _lines.Add(_lastMs, line.Message);
            }

            return true;
        }
    }

    /// <summary>Starts <paramref name="run"/>, or joins the run that is under way: it takes what is queued now too.</summary>
    public Task Flush(Func<LogStreamQueue, Task> run)
    {
        lock (_lock)
        {
            _due = _lines.Count;
            return _flush ??= Task.Run(() => run(this));
        }
    }

    /// <summary>The next lines that one request can carry.</summary>
    /// <returns>Null where the flush is done.</returns>
    public List<InputLogEvent>? TakeBatch(out long takenBytes)
    {
        var lines = new Utf8Lines();
        long dropped;
        lock (_lock)
        {
            var bytes = RoomForNote;
            var most = Math.Min(_due, MostEvents - 1);
            while (lines.Count < most && (bytes += _lines.NextLength + OverheadBytes) <= MostBytes)
            {
                _lines.MoveTo(lines);
            }

            _due -= lines.Count;
            dropped = _lines.Count == 0 ? _dropped : 0;
            _dropped -= dropped;
            takenBytes = lines.Bytes;
            if (lines.Count == 0 && dropped == 0)
            {
                (_flush, _isOver) = (null, _lines.Count == 0);
                if (_isOver)
                {
                    _lines.Release();
                }

                return null;
            }
        }

        var batch = Batch(lines, dropped);
        lines.Release();
        return batch;
    }

    private List<InputLogEvent> Batch(Utf8Lines lines, long dropped)
    {
        var batch = new List<InputLogEvent>(lines.Count + 1);
        while (lines.Count > 0)
        {
            var (timestampMs, message) = lines.Take();
            batch.Add(new InputLogEvent { Timestamp = timestampMs, Message = message });
        }

        if (dropped > 0)
        {
            batch.Add(new InputLogEvent { Timestamp = _lastMs, Message = $"[{dropped} log events were dropped: they came faster than they could be stored]\n" });
        }

        return batch;
    }
}
