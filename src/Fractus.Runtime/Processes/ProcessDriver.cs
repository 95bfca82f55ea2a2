using System.Collections.Concurrent;
using Fractus.Kernel;

namespace Fractus.Runtime.Processes;

/// <summary>
/// Plain processes: each environment a session of its own, killed whole, with its memory limited by a control group where
/// the machine has one to write to.
/// </summary>
internal sealed class ProcessDriver : IIsolationDriver
{
    /// <summary>Nothing signals a process's growth: where no control group limits it, it is looked at.</summary>
    private static readonly TimeSpan MemoryWatchInterval = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentDictionary<EnvironmentProcess, byte> _watched = new();
    private readonly ProcessMonitor _monitor;
    private readonly ITimer _memoryWatch;
    private readonly bool _useControlGroups;
    private readonly string? _deathSignalProgram;

    internal ProcessDriver(RuntimeOptions options, TimeProvider time, Log log)
    {
        if (!OperatingSystem.IsLinux())
        {
            throw new PlatformNotSupportedException("Functions can be run on Linux only so far.");
        }

        _monitor = new ProcessMonitor(log);
        _memoryWatch = time.CreateTimer(_ => WatchMemory(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _useControlGroups = options.UseControlGroups;
        _deathSignalProgram = ProgramPath.Find("setpriv", options.Path);
        if (_useControlGroups)
        {
            MemoryControlGroup.Sweep();
        }
    }

    public Task<IEnvironmentProcess> StartAsync(ProcessStart start)
    {
        var started = new TaskCompletionSource<IEnvironmentProcess>(TaskCreationOptions.RunContinuationsAsynchronously);
        _monitor.Post(() =>
        {
            try
            {
                started.SetResult(Start(WithDeathSignal(start)));
            }
#pragma warning disable CA1031 // Handed to the caller.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                started.SetException(fault);
            }
        });
        return started.Task;
    }

    public void Dispose()
    {
        _memoryWatch.Dispose();
        _monitor.Dispose();
    }

    /// <summary>Environments must not outlive a server that was killed: setpriv asks the kernel to kill them then.</summary>
    private ProcessStart WithDeathSignal(ProcessStart start) => _deathSignalProgram is null ? start : start with
    {
        Program = _deathSignalProgram,
        Arguments = ["--pdeathsig", "KILL", "--", start.Program, .. start.Arguments],
    };

    private EnvironmentProcess Start(ProcessStart start)
    {
        var (pid, output) = ProcessSpawner.Spawn(start);
        var group = _useControlGroups ? MemoryControlGroup.TryCreate() : null;
        try
        {
            group?.Add(pid);
        }
        catch (IOException)
        {
            // It has ended already; the monitor will tell.
        }

        var process = new EnvironmentProcess(pid, output, group, start.OnExit);
        _monitor.Watch(Native.PidfdOpen(pid), output, start.OnOutput, () =>
        {
            _ = start.OnOutput();
            _watched.TryRemove(process, out _);
            process.Reap();
        });
        if (group is null)
        {
            _watched.TryAdd(process, 0);
            _memoryWatch.Change(MemoryWatchInterval, MemoryWatchInterval);
        }

        return process;
    }

    private void WatchMemory()
    {
        foreach (var process in _watched.Keys)
        {
            process.EnforceLimit();
        }
    }
}
