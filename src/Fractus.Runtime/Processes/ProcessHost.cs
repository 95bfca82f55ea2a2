using System.Collections.Concurrent;
using Fractus.Kernel;

namespace Fractus.Runtime.Processes;

/// <summary>A command line to start, and the files that it finds open from descriptor 4 on.</summary>
internal sealed record SpawnCommand(
    string Program,
    IReadOnlyList<string> Arguments,
    IReadOnlyDictionary<string, string> Environment,
    string WorkingDirectory,
    IReadOnlyList<string> OpenFiles)
{
    /// <summary>Whether the process inherits <see cref="RuntimeChannels"/>.</summary>
    public bool HasChannels { get; init; }
}

/// <summary>
/// Starts environments' processes, each a session of its own in control groups of its own where the machine has some to write to, and
/// watches over them until they have ended.
/// </summary>
internal sealed class ProcessHost : IDisposable
{
    /// <summary>As on the real service, and then some for what holds a sandbox together.</summary>
    private const int MaxProcesses = 1024 + 8;

    /// <summary>
    /// What a process does before it becomes the environment's: it takes its limits on, and joins its control groups itself, so that
    /// nothing that it starts can be outside of them. Arguments: the groups' files, --, the command.
    /// </summary>
    private const string Launcher =
        """ulimit -c 0; ulimit -n 1024 2>/dev/null; while [ "$1" != -- ]; do echo 0 > "$1" || exit 125; shift; done; shift; exec "$@" """;

    /// <summary>Nothing signals a process's growth: where no control group limits it exactly, it is looked at.</summary>
    private static readonly TimeSpan MemoryWatchInterval = TimeSpan.FromMilliseconds(50);

    private readonly ConcurrentDictionary<EnvironmentProcess, byte> _watched = new();
    private readonly ProcessMonitor _monitor;
    private readonly ITimer _memoryWatch;

    /// <exception cref="PlatformNotSupportedException">Not on Linux.</exception>
    internal ProcessHost(RuntimeOptions options, TimeProvider time, Log log)
    {
        if (!OperatingSystem.IsLinux())
        {
            throw new PlatformNotSupportedException("Functions can be run on Linux only so far.");
        }

        _monitor = new ProcessMonitor(log);
        _memoryWatch = time.CreateTimer(_ => WatchMemory(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Groups = options.UseControlGroups ? ControlGroups.Find() : null;
        Groups?.Sweep();
    }

    /// <summary>Null where there are none to write to.</summary>
    internal ControlGroups? Groups { get; }

    internal Task<IEnvironmentProcess> StartAsync(SpawnCommand command, ProcessTraits traits, Func<bool> onOutput, Action<ProcessExit> onExit)
    {
        var started = new TaskCompletionSource<IEnvironmentProcess>(TaskCreationOptions.RunContinuationsAsynchronously);
        _monitor.Post(() =>
        {
            try
            {
                started.SetResult(Start(command, traits, onOutput, onExit));
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

    private EnvironmentProcess Start(SpawnCommand command, ProcessTraits traits, Func<bool> onOutput, Action<ProcessExit> onExit)
    {
        var group = Groups?.TryCreate();
        try
        {
            group?.LimitProcesses(MaxProcesses);
            string[] arguments = ["-c", Launcher, "fractus", .. group?.Membership ?? [], "--", command.Program, .. command.Arguments];
            var launch = command with { Program = "/bin/sh", Arguments = arguments };
            var (pid, output, channels) = traits.Network is { } network ? network.Run(() => ProcessSpawner.Spawn(launch)) : ProcessSpawner.Spawn(launch);
            var process = new EnvironmentProcess(pid, output, channels, group, traits, WatchMemoryOf, onExit);
            _monitor.Watch(Native.PidfdOpen(pid), output, onOutput, () =>
            {
                _ = onOutput();
                process.Reap();
            });
            return process;
        }
        catch
        {
            group?.Dispose();
            throw;
        }
    }

    private void WatchMemoryOf(EnvironmentProcess process, bool watch)
    {
        if (watch ? _watched.TryAdd(process, 0) : _watched.TryRemove(process, out _))
        {
            var interval = _watched.IsEmpty ? Timeout.InfiniteTimeSpan : MemoryWatchInterval;
            _memoryWatch.Change(interval, interval);
        }
    }

    private void WatchMemory()
    {
        foreach (var process in _watched.Keys)
        {
            process.EnforceLimit();
        }
    }
}
