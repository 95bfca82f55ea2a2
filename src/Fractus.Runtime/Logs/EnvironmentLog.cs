using System.Runtime.InteropServices;
using System.Text;
using Fractus.Kernel;
using Fractus.Runtime.Telemetry;

namespace Fractus.Runtime.Logs;

/// <summary>
/// The log stream of one environment: its processes' output and the platform's own events in one order. What the function
/// wrote before it answered is in the pipe before the answer is on the socket, so draining the pipe when the answer
/// arrives gives every line to its own invocation. Extensions that subscribed get all of it too.
/// </summary>
internal sealed class EnvironmentLog
{
    private readonly Lock _gate = new();
    private readonly List<LogEvent> _pending = [];
    private readonly List<LogSource> _sources = [];
    private readonly LogTail _tail = new();
    private readonly TimeProvider _time;
    private readonly IEnvironmentServices _services;
    private readonly Log _faults;

    // While extensions may still subscribe, what they have missed; null afterwards.
    private List<(PlatformEvent Event, DateTimeOffset Time)>? _missed = [];
    private List<TelemetrySubscriber>? _subscribers;
    private FunctionSpec? _function;
    private string _logStream = "";
    private LineLevel _applicationLevel;
    private LineLevel _systemLevel;
    private long _lastMs;
    private bool _hasWritten;

    internal EnvironmentLog(TimeProvider time, IEnvironmentServices services, Log faults)
    {
        _time = time;
        _services = services;
        _faults = faults;
        Runtime = AddSource(isExtension: false);
    }

    /// <summary>The output of the process that runs the function.</summary>
    internal LogSource Runtime { get; }

    internal DateTimeOffset Now => _time.GetUtcNow();

    /// <summary>Whether anybody is told more of calls than lines of text.</summary>
    internal bool HasReadersOfEvents => IsJson || _missed is not null || _subscribers is not null;

    private bool IsJson => _function is { Logging.IsJson: true };

    internal LogSource AddSource(bool isExtension)
    {
        lock (_gate)
        {
            var source = new LogSource(_time, isExtension, OnLine);
            _sources.Add(source);
            return source;
        }
    }

    /// <summary>From now on lines go to this function's stream; what an unassigned environment printed goes nowhere.</summary>
    internal void Assign(FunctionSpec assigned, string stream)
    {
        lock (_gate)
        {
            _pending.Clear();
            _function = assigned;
            _logStream = stream;
            (_applicationLevel, _systemLevel) = assigned.Logging.IsJson
                ? (LogLevels.Parse(assigned.Logging.ApplicationLevel), LogLevels.Parse(assigned.Logging.SystemLevel))
                : (LineLevel.None, LineLevel.None);
        }
    }

    internal void Attach(LogSource source, Processes.IEnvironmentProcess started)
    {
        lock (_gate)
        {
            source.Process = started;
        }
    }

    /// <summary>Takes what a process has written so far and hands it on.</summary>
    /// <returns>False once its output is at its end.</returns>
    internal bool Drain(LogSource source)
    {
        lock (_gate)
        {
            var isOpen = source.Read();
            if (!isOpen)
            {
                source.Flush();
            }

            Deliver();
            return isOpen;
        }
    }

    /// <summary>Gives a subscriber all events from now on, and those that it has missed.</summary>
    /// <returns>False where it comes too late.</returns>
    internal bool Subscribe(TelemetrySubscriber subscriber)
    {
        lock (_gate)
        {
            if (_missed is null)
            {
                return false;
            }

            foreach (var (missed, time) in _missed)
            {
                subscriber.Add(missed, time);
            }

            (_subscribers ??= []).RemoveAll(other => other.Name == subscriber.Name);
            _subscribers.Add(subscriber);
            Add(new Subscribed(subscriber.Name, subscriber.IsTelemetry, subscriber.Types));
            Deliver();
            return true;
        }
    }

    /// <summary>No more subscribers are taken.</summary>
    internal void CloseSubscriptions()
    {
        lock (_gate)
        {
            _missed = null;
        }
    }

    /// <summary>Sends subscribers what waits; the environment comes to its end.</summary>
    internal void FlushSubscribers()
    {
        lock (_gate)
        {
            _subscribers?.ForEach(subscriber => subscriber.Flush());
        }
    }

    internal void DisposeSubscribers()
    {
        lock (_gate)
        {
            _missed = null;
            _subscribers?.ForEach(subscriber => subscriber.Dispose());
            _subscribers = null;
        }
    }

    /// <param name="told">What to tell.</param>
    /// <param name="isAfterOutput">After what the processes have written by now.</param>
    internal void Write(PlatformEvent told, bool isAfterOutput = false)
    {
        lock (_gate)
        {
            if (isAfterOutput)
            {
                Read();
            }

            Add(told);
            Deliver();
        }
    }

    /// <summary>Opens an invocation's part of the log.</summary>
    /// <param name="request">The call.</param>
    /// <param name="version">What it runs.</param>
    /// <param name="isRead">Whether what the processes have written was read just now.</param>
    internal void Begin(InvocationRequest request, string version, bool isRead = false)
    {
        lock (_gate)
        {
            if (!isRead)
            {
                Read();
            }

            _tail.Begin(request.WantsLogTail);
            Add(new InvokeStart(request.RequestId, version, request.TraceId));
            Deliver();
        }
    }

    /// <summary>Closes an invocation's part of the log.</summary>
    /// <param name="isRead">Whether what the processes had written by its end has been read.</param>
    /// <param name="told">The platform's last events; null for what there is nothing to tell of.</param>
    /// <returns>The last 4 KB, where they were wanted.</returns>
    internal ReadOnlyMemory<byte> End(bool isRead, params ReadOnlySpan<PlatformEvent?> told)
    {
        lock (_gate)
        {
            if (!isRead)
            {
                Read();
            }

            foreach (var source in _sources)
            {
                source.Flush();
            }

            foreach (var one in told)
            {
                if (one is not null)
                {
                    Add(one);
                }
            }

            Deliver();
            return _tail.Take();
        }
    }

    /// <summary>Whether the processes have written anything since this was asked last, as far as it was read.</summary>
    internal bool TakeHasWritten()
    {
        lock (_gate)
        {
            var had = _hasWritten;
            _hasWritten = false;
            return had;
        }
    }

    private void Read()
    {
        foreach (var source in _sources)
        {
            source.Read();
        }
    }

    private void OnLine(LogSource source, LogEvent line, LineLevel level)
    {
        _hasWritten = true;
        if (_subscribers is not null)
        {
            var time = DateTimeOffset.FromUnixTimeMilliseconds(line.TimestampMs);
            var type = source.IsExtension ? "extension" : "function";
            _subscribers.ForEach(subscriber => subscriber.Add(type, line.Message, time, IsJson));
        }

        if (_applicationLevel <= LineLevel.Trace || (level == LineLevel.None ? LogLevels.Of(line.Message) : level) >= _applicationLevel)
        {
            Add(line);
        }
    }

    private void Add(PlatformEvent told)
    {
        var now = _time.GetUtcNow();
        _missed?.Add((told, now));
        if (_subscribers is not null)
        {
            TellSubscribers(told, now);
        }

        if (!IsJson)
        {
            if (told.Text is { } text)
            {
                Add(new LogEvent(now.ToUnixTimeMilliseconds(), text));
            }
        }
        else if (told.IsInJsonLog && told.Level >= _systemLevel)
        {
            Add(new LogEvent(now.ToUnixTimeMilliseconds(), Encoding.UTF8.GetString(told.ToJson(now, TelemetrySchema.Telemetry20221213)) + "\n"));
        }
    }

    // By itself, so that only environments with subscribers pay for what it captures.
    private void TellSubscribers(PlatformEvent told, DateTimeOffset now) => _subscribers!.ForEach(subscriber => subscriber.Add(told, now));

    private void Add(LogEvent line)
    {
        // The function's clock and ours tell slightly different times, and a stream is read in the order of time: order wins.
        _lastMs = Math.Max(_lastMs, line.TimestampMs);
        _pending.Add(line with { TimestampMs = _lastMs });
        _tail.Add(line.Message);
    }

    private void Deliver()
    {
        if (_pending.Count == 0)
        {
            return;
        }

        if (_function is not null)
        {
            try
            {
                _services.WriteLogs(_function, _logStream, CollectionsMarshal.AsSpan(_pending));
            }
#pragma warning disable CA1031 // A log that cannot be kept must not keep the call from its answer.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                _faults.Error($"Log lines of {_function.FunctionArn} were lost.", fault);
            }
        }

        _pending.Clear();
    }
}
