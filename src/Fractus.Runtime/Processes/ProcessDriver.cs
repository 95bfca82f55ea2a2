using Fractus.Kernel;
using Microsoft.Win32.SafeHandles;

namespace Fractus.Runtime.Processes;

/// <summary>
/// Plain processes: each environment a session of its own, killed whole, with its memory limited by a control group where
/// the machine has one to write to.
/// </summary>
internal sealed class ProcessDriver : IIsolationDriver
{
    private readonly ProcessMonitor monitor;
    private readonly bool useControlGroups;
    private readonly string? deathSignalProgram;

    internal ProcessDriver(RuntimeOptions options, Log log)
    {
        if (!OperatingSystem.IsLinux())
        {
            throw new PlatformNotSupportedException("Functions can be run on Linux only so far.");
        }

        monitor = new ProcessMonitor(log);
        useControlGroups = options.UseControlGroups;
        deathSignalProgram = ProgramPath.Find("setpriv", options.Path);
        if (useControlGroups)
        {
            MemoryControlGroup.Sweep();
        }
    }

    public Task<IEnvironmentProcess> StartAsync(ProcessStart start)
    {
        var started = new TaskCompletionSource<IEnvironmentProcess>(TaskCreationOptions.RunContinuationsAsynchronously);
        monitor.Post(() =>
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

    public void Dispose() => monitor.Dispose();

    /// <summary>Environments must not outlive a server that was killed: setpriv asks the kernel to kill them then.</summary>
    private ProcessStart WithDeathSignal(ProcessStart start) => deathSignalProgram is null ? start : start with
    {
        Program = deathSignalProgram,
        Arguments = ["--pdeathsig", "KILL", "--", start.Program, .. start.Arguments],
    };

    private EnvironmentProcess Start(ProcessStart start)
    {
        var (pid, output) = ProcessSpawner.Spawn(start);
        var group = useControlGroups ? MemoryControlGroup.TryCreate() : null;
        try
        {
            group?.Add(pid);
        }
        catch (IOException)
        {
            // It has ended already; the monitor will tell.
        }

        var process = new EnvironmentProcess(pid, output, group, start.OnExit);
        monitor.Watch(Native.PidfdOpen(pid), output, start.OnOutput, () =>
        {
            _ = start.OnOutput();
            process.Reap();
        });
        return process;
    }
}

/// <summary>One process group.</summary>
internal sealed unsafe class EnvironmentProcess(int pid, SafeFileHandle output, MemoryControlGroup? group, Action<ProcessExit> onExit)
    : IEnvironmentProcess
{
    private const long MegabyteBytes = 1024 * 1024;
    private readonly Lock gate = new();
    private long baseBytes;
    private long limitBytes = long.MaxValue;
    private long peakBytes;
    private bool isReaped;

    public int ReadOutput(Span<byte> buffer)
    {
        lock (gate)
        {
            if (isReaped)
            {
                return 0;
            }

            fixed (byte* first = buffer)
            {
                var count = (int)Native.Read(output, first, buffer.Length);
                return count >= 0 ? count : -1;
            }
        }
    }

    public void LimitMemory(int megabytes)
    {
        baseBytes = group?.UsageBytes ?? ResidentBytes();
        limitBytes = baseBytes + (megabytes * MegabyteBytes);
        group?.Limit(limitBytes);
    }

    public int PeakMemoryMb()
    {
        peakBytes = Math.Max(peakBytes, group?.PeakBytes() ?? ResidentBytes());
        var taken = Math.Min(peakBytes, limitBytes) - baseBytes;
        return (int)Math.Max(1, (taken + MegabyteBytes - 1) / MegabyteBytes);
    }

    public void Kill()
    {
        lock (gate)
        {
            if (!isReaped)
            {
                KillAll();
            }
        }
    }

    /// <summary>Takes the exit status of an ended process. Its number stays its own until then, so the rest of the group is killed first.</summary>
    internal void Reap()
    {
        int status;
        bool isOutOfMemory;
        lock (gate)
        {
            KillAll();
            while (Native.WaitPid(pid, &status, 0) < 0 && System.Runtime.InteropServices.Marshal.GetLastPInvokeError() == Native.Interrupted)
            {
            }

            isOutOfMemory = group?.HasKilled ?? false;
            PeakMemoryMb();
            isReaped = true;
            output.Dispose();
            group?.Dispose();
            group = null;
        }

        var signal = status & 0x7F;
        onExit(new ProcessExit((status >> 8) & 0xFF, signal, isOutOfMemory && signal == Native.SignalKill));
    }

    private void KillAll()
    {
        _ = Native.Kill(-pid, Native.SignalKill);
        foreach (var member in group?.ProcessIds() ?? [])
        {
            _ = Native.Kill(member, Native.SignalKill);
        }
    }

    private long ResidentBytes()
    {
        try
        {
            // Pages in all, then pages resident.
            var fields = File.ReadAllText($"/proc/{pid}/statm").Split(' ');
            return long.Parse(fields[1], System.Globalization.CultureInfo.InvariantCulture) * System.Environment.SystemPageSize;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
