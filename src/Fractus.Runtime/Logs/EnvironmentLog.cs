using System.Runtime.InteropServices;
using System.Text;
using Fractus.Kernel;

namespace Fractus.Runtime.Logs;

/// <summary>
/// The log stream of one environment: the process's output and the platform's own lines in one order. What the function
/// wrote before it answered is in the pipe before the answer is on the socket, so draining the pipe when the answer
/// arrives gives every line to its own invocation.
/// </summary>
internal sealed class EnvironmentLog
{
    private const int TailBytes = 4096;

    private readonly Lock _gate = new();
    private readonly byte[] _readBuffer = new byte[16 * 1024];
    private readonly List<LogEvent> _pending = [];
    private readonly Queue<string> _tail = new();
    private readonly LogParser _parser;
    private readonly TimeProvider _time;
    private readonly IEnvironmentServices _services;
    private readonly Log _faults;
    private Processes.IEnvironmentProcess? _process;
    private FunctionSpec? _function;
    private string _logStream = "";
    private int _tailLength;
    private bool _isTailing;

    internal EnvironmentLog(TimeProvider time, IEnvironmentServices services, Log faults)
    {
        _time = time;
        _services = services;
        _faults = faults;
        _parser = new LogParser(_time, Add);
    }

    /// <summary>From now on lines go to this function's stream; what an unassigned environment printed goes nowhere.</summary>
    internal void Assign(FunctionSpec assigned, string stream)
    {
        lock (_gate)
        {
            _pending.Clear();
            _function = assigned;
            _logStream = stream;
        }
    }

    internal void Attach(Processes.IEnvironmentProcess started)
    {
        lock (_gate)
        {
            _process = started;
        }
    }

    /// <summary>Takes what the process has written so far and hands it on.</summary>
    /// <returns>False once the output is at its end.</returns>
    internal bool Drain()
    {
        lock (_gate)
        {
            var isOpen = Read();
            Deliver();
            return isOpen;
        }
    }

    /// <summary>Opens an invocation's part of the log.</summary>
    internal void Begin(string requestId, string version, bool wantsTail)
    {
        lock (_gate)
        {
            Read();
            _tail.Clear();
            _tailLength = 0;
            _isTailing = wantsTail;
            Add(PlatformLines.Start(requestId, version));
            Deliver();
        }
    }

    /// <summary>Closes an invocation's part of the log.</summary>
    /// <param name="lines">The platform's last lines.</param>
    /// <returns>The last 4 KB, where they were wanted.</returns>
    internal ReadOnlyMemory<byte> End(params ReadOnlySpan<string> lines)
    {
        lock (_gate)
        {
            Read();
            _parser.Flush();
            foreach (var line in lines)
            {
                Add(line);
            }

            Deliver();
            return _isTailing ? TakeTail() : default;
        }
    }

    private bool Read()
    {
        if (_process is null)
        {
            return true;
        }

        while (true)
        {
            var count = _process.ReadOutput(_readBuffer);
            if (count <= 0)
            {
                return count < 0;
            }

            _parser.Append(_readBuffer.AsSpan(0, count));
        }
    }

    private void Add(string line) => Add(new LogEvent(_time.GetUtcNow().ToUnixTimeMilliseconds(), line));

    private void Add(LogEvent line)
    {
        _pending.Add(line);
        if (!_isTailing)
        {
            return;
        }

        // Characters are never more than bytes, so the last TailBytes characters hold the last TailBytes bytes.
        _tail.Enqueue(line.Message);
        _tailLength += line.Message.Length;
        while (_tailLength - _tail.Peek().Length >= TailBytes)
        {
            _tailLength -= _tail.Dequeue().Length;
        }
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

    private ReadOnlyMemory<byte> TakeTail()
    {
        _isTailing = false;
        var bytes = Encoding.UTF8.GetBytes(string.Concat(_tail));
        return bytes.AsMemory(Math.Max(0, bytes.Length - TailBytes));
    }
}
