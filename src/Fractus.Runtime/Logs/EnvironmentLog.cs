using System.Text;

namespace Fractus.Runtime.Logs;

/// <summary>
/// The log stream of one environment: the process's output and the platform's own lines in one order. What the function
/// wrote before it answered is in the pipe before the answer is on the socket, so draining the pipe when the answer
/// arrives gives every line to its own invocation.
/// </summary>
internal sealed class EnvironmentLog
{
    private const int TailBytes = 4096;

    private readonly Lock gate = new();
    private readonly byte[] readBuffer = new byte[16 * 1024];
    private readonly List<LogEvent> pending = [];
    private readonly Queue<string> tail = new();
    private readonly LogParser parser;
    private readonly TimeProvider time;
    private readonly IEnvironmentServices services;
    private Processes.IEnvironmentProcess? process;
    private FunctionSpec? function;
    private string logStream = "";
    private int tailLength;
    private bool isTailing;

    internal EnvironmentLog(TimeProvider time, IEnvironmentServices services)
    {
        this.time = time;
        this.services = services;
        parser = new LogParser(time, Add);
    }

    /// <summary>From now on lines go to this function's stream; what an unassigned environment printed goes nowhere.</summary>
    internal void Assign(FunctionSpec assigned, string stream)
    {
        lock (gate)
        {
            pending.Clear();
            function = assigned;
            logStream = stream;
        }
    }

    internal void Attach(Processes.IEnvironmentProcess started)
    {
        lock (gate)
        {
            process = started;
        }
    }

    /// <summary>Takes what the process has written so far and hands it on.</summary>
    /// <returns>False once the output is at its end.</returns>
    internal bool Drain()
    {
        lock (gate)
        {
            var isOpen = Read();
            Deliver();
            return isOpen;
        }
    }

    /// <summary>Opens an invocation's part of the log.</summary>
    internal void Begin(string requestId, string version, bool wantsTail)
    {
        lock (gate)
        {
            Read();
            tail.Clear();
            tailLength = 0;
            isTailing = wantsTail;
            Add(PlatformLines.Start(requestId, version));
        }
    }

    /// <summary>Closes an invocation's part of the log.</summary>
    /// <param name="lines">The platform's last lines.</param>
    /// <returns>The last 4 KB, where they were wanted.</returns>
    internal ReadOnlyMemory<byte> End(params ReadOnlySpan<string> lines)
    {
        lock (gate)
        {
            Read();
            parser.Flush();
            foreach (var line in lines)
            {
                Add(line);
            }

            Deliver();
            return isTailing ? TakeTail() : default;
        }
    }

    private bool Read()
    {
        if (process is null)
        {
            return true;
        }

        while (true)
        {
            var count = process.ReadOutput(readBuffer);
            if (count <= 0)
            {
                return count < 0;
            }

            parser.Append(readBuffer.AsSpan(0, count));
        }
    }

    private void Add(string line) => Add(new LogEvent(time.GetUtcNow().ToUnixTimeMilliseconds(), line));

    private void Add(LogEvent line)
    {
        pending.Add(line);
        if (!isTailing)
        {
            return;
        }

        // Characters are never more than bytes, so the last TailBytes characters hold the last TailBytes bytes.
        tail.Enqueue(line.Message);
        tailLength += line.Message.Length;
        while (tailLength - tail.Peek().Length >= TailBytes)
        {
            tailLength -= tail.Dequeue().Length;
        }
    }

    private void Deliver()
    {
        if (pending.Count == 0)
        {
            return;
        }

        if (function is not null)
        {
            services.WriteLogs(function, logStream, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(pending));
        }

        pending.Clear();
    }

    private ReadOnlyMemory<byte> TakeTail()
    {
        isTailing = false;
        var bytes = Encoding.UTF8.GetBytes(string.Concat(tail));
        return bytes.AsMemory(Math.Max(0, bytes.Length - TailBytes));
    }
}
