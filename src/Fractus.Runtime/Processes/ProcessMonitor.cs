using System.Collections.Concurrent;
using Fractus.Kernel;
using Microsoft.Win32.SafeHandles;

namespace Fractus.Runtime.Processes;

/// <summary>
/// One thread that starts every process and waits for their output and their end. Starting on a thread that lives as long
/// as the server matters: the kernel's parent-death signal is sent when the starting thread ends, not the process.
/// </summary>
internal sealed unsafe class ProcessMonitor : IDisposable
{
    private readonly ConcurrentQueue<Action> _requests = new();
    private readonly List<WatchedProcess> _watches = [];
    private readonly int _wake;
    private readonly Log _log;
    private readonly Thread _thread;
    private bool _isStopping;

    internal ProcessMonitor(Log log)
    {
        _log = log;
        _wake = Native.EventDescriptor(0, Native.OpenCloseOnExec | Native.OpenNonBlocking);
        _thread = new Thread(Run) { IsBackground = true, Name = "Fractus environments" };
        _thread.Start();
    }

    /// <summary>Runs <paramref name="action"/> on the thread.</summary>
    internal void Post(Action action)
    {
        _requests.Enqueue(action);
        ulong one = 1;
        _ = Native.Write(_wake, (byte*)&one, sizeof(ulong));
    }

    /// <summary>Watches a process; to be called on the thread.</summary>
    /// <param name="descriptor">Its pidfd, which is closed after the end.</param>
    /// <param name="output">The pipe to watch.</param>
    /// <param name="onOutput">Reads; returns false at the end of output.</param>
    /// <param name="onEnded">Called once the process has ended.</param>
    internal void Watch(int descriptor, SafeFileHandle output, Func<bool> onOutput, Action onEnded) =>
        _watches.Add(new WatchedProcess(descriptor, output, onOutput, onEnded));

    /// <summary>Ends the thread once everything that was asked before is done.</summary>
    public void Dispose()
    {
        Post(() => _isStopping = true);
        _thread.Join();
        _ = Native.Close(_wake);
    }

    private void Run()
    {
        var descriptors = new List<Native.PollDescriptor>();
        while (!_isStopping)
        {
            Collect(descriptors);
            Wait(descriptors);
            if (descriptors[0].Returned != 0)
            {
                Serve(_wake);
            }

            for (var i = _watches.Count - 1; i >= 0; i--)
            {
                // Two descriptors for each watch, after the one that wakes; watches added since come after the counted.
                var at = 1 + (2 * i);
                if (at < descriptors.Count)
                {
                    Dispatch(i, descriptors[at + 1].Returned != 0, descriptors[at].Returned != 0);
                }
            }
        }
    }

    private void Collect(List<Native.PollDescriptor> descriptors)
    {
        descriptors.Clear();
        descriptors.Add(new Native.PollDescriptor { Descriptor = _wake, Events = Native.PollIn });
        foreach (var watch in _watches)
        {
            descriptors.Add(new Native.PollDescriptor { Descriptor = watch.Descriptor, Events = Native.PollIn });

            // poll ignores negative descriptors: an output at its end would be reported for ever.
            var output = watch.HasOutput ? (int)watch.Output.DangerousGetHandle() : -1;
            descriptors.Add(new Native.PollDescriptor { Descriptor = output, Events = Native.PollIn });
        }
    }

    private static void Wait(List<Native.PollDescriptor> descriptors)
    {
        var span = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(descriptors);
        fixed (Native.PollDescriptor* first = span)
        {
            _ = Native.Poll(first, (nuint)span.Length, timeoutMs: -1);
        }
    }

    private void Serve(int descriptor)
    {
        ulong count;
        using var handle = new SafeFileHandle(descriptor, ownsHandle: false);
        _ = Native.Read(handle, (byte*)&count, sizeof(ulong));
        while (_requests.TryDequeue(out var request))
        {
            Guard(request);
        }
    }

    private void Dispatch(int index, bool hasOutput, bool hasEnded)
    {
        var watch = _watches[index];
        if (hasOutput && !hasEnded)
        {
            Guard(() => watch.HasOutput = watch.OnOutput());
        }

        if (hasEnded)
        {
            _watches.RemoveAt(index);
            Guard(watch.OnEnded);
            _ = Native.Close(watch.Descriptor);
        }
    }

    /// <summary>A fault in one environment must not end the thread that all of them need.</summary>
    private void Guard(Action action)
    {
        try
        {
            action();
        }
#pragma warning disable CA1031 // Whatever it was, it is reported and the other environments live on.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            _log.Error("An execution environment's event could not be handled.", fault);
        }
    }

    private sealed class WatchedProcess(int descriptor, SafeFileHandle output, Func<bool> onOutput, Action onEnded)
    {
        public int Descriptor { get; } = descriptor;

        public SafeFileHandle Output { get; } = output;

        public Func<bool> OnOutput { get; } = onOutput;

        public Action OnEnded { get; } = onEnded;

        public bool HasOutput { get; set; } = true;
    }
}
