using System.Text;
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
    private const long MostQueuedChars = 64 * 1024 * 1024;

    private readonly Lock _lock = new();
    private readonly Queue<InputLogEvent> _events = new();
    private long _chars;
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
    public bool TryAdd(ReadOnlySpan<LogEvent> events, out long addedChars)
    {
        addedChars = 0;
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

                if (_chars > MostQueuedChars)
                {
                    _dropped++;
                    continue;
                }

                _lastMs = line.TimestampMs;
                _events.Enqueue(new InputLogEvent { Timestamp = _lastMs, Message = line.Message });
                addedChars += line.Message.Length;
            }

            _chars += addedChars;
            return true;
        }
    }

    /// <summary>Starts <paramref name="run"/>, or joins the run that is under way: it takes what is queued now too.</summary>
    public Task Flush(Func<LogStreamQueue, Task> run)
    {
        lock (_lock)
        {
            _due = _events.Count;
            return _flush ??= Task.Run(() => run(this));
        }
    }

    /// <summary>The next lines that one request can carry.</summary>
    /// <returns>Null where the flush is done.</returns>
    public List<InputLogEvent>? TakeBatch(out long takenChars)
    {
        takenChars = 0;
        lock (_lock)
        {
            var batch = new List<InputLogEvent>(Math.Min(_due + 1, MostEvents));
            long bytes = RoomForNote;
            while (batch.Count < Math.Min(_due, MostEvents - 1) && _events.TryPeek(out var next)
                && (bytes += Encoding.UTF8.GetByteCount(next.Message) + OverheadBytes) <= MostBytes)
            {
                batch.Add(_events.Dequeue());
                takenChars += next.Message.Length;
            }

            _due -= batch.Count;
            _chars -= takenChars;
            if (_dropped > 0 && _events.Count == 0)
            {
                batch.Add(new InputLogEvent { Timestamp = _lastMs, Message = $"[{_dropped} log events were dropped: they came faster than they could be stored]\n" });
                _dropped = 0;
            }

            if (batch.Count > 0)
            {
                return batch;
            }

            (_flush, _isOver) = (null, _events.Count == 0);
            return null;
        }
    }
}
